import { Garbage } from './garbage';

const MiB = 1024 * 1024;

/** A program that has so much alive and makes so much garbage between two looks. */
function collections(alive: number, garbageALook: number, looks: number): number {
  let [used, collected] = [alive, 0];
  const garbage = new Garbage(
    () => {
      used = alive;
      collected++;
    },
    () => used,
  );
  for (let look = 0; look < looks; look++) {
    garbage.look(look * 10_000);
    used += garbageALook;
  }
  return collected;
}

test('what is alive is left alone, and garbage is collected before it is a third of it', () => {
  expect(collections(100 * MiB, 0, 60)).toBe(1);
  expect(collections(100 * MiB, 10 * MiB, 60)).toBeGreaterThan(5);
  expect(collections(100 * MiB, 10 * MiB, 60)).toBeLessThan(12);
  expect(collections(1000 * MiB, 10 * MiB, 60)).toBeLessThan(3);
});

test('it is looked at now and then only', () => {
  let looks = 0;
  const garbage = new Garbage(
    () => undefined,
    () => ++looks,
  );
  for (let now = 0; now < 100_000; now += 100) garbage.look(now);
  expect(looks).toBeLessThan(25);
});
