import { Garbage } from './garbage';

const MiB = 1024 * 1024;
const LOOK_MS = 10_000;

interface Program {
  readonly alive: number;
  readonly garbageALook: number;
}

/** When it is collected, in looks, of a program that makes so much garbage between two of them. */
function collections({ alive, garbageALook }: Program, looks: number): number[] {
  let used = alive;
  const collected: number[] = [];
  let look = 0;
  const garbage = new Garbage(
    () => {
      used = alive;
      collected.push(look);
    },
    () => ({ used, held: used }),
  );
  for (; look < looks; look++) {
    garbage.look(look * LOOK_MS);
    used += garbageALook;
  }
  return collected;
}

test('what is alive is left alone, and garbage is collected soon after it is a fifth of it', () => {
  expect(collections({ alive: 100 * MiB, garbageALook: 0 }, 60)).toEqual([0]);
  const often = collections({ alive: 100 * MiB, garbageALook: 10 * MiB }, 60).length;
  expect(often).toBeGreaterThan(5);
  expect(often).toBeLessThan(16);
  expect(collections({ alive: 1000 * MiB, garbageALook: 10 * MiB }, 60).length).toBeLessThan(4);
});

test('it is not collected more than once a minute, whatever comes', () => {
  expect(collections({ alive: 10 * MiB, garbageALook: 500 * MiB }, 13)).toEqual([1, 7]);
});

test('pages that V8 held once and keeps are given back, though nothing in them is in use', () => {
  let [held, collected] = [900 * MiB, 0];
  const used = 100 * MiB;
  const garbage = new Garbage(
    () => {
      held = used;
      collected++;
    },
    () => ({ used, held }),
  );
  garbage.look(0);
  expect([held, collected]).toEqual([used, 1]);
  held = 500 * MiB;
  garbage.look(1);
  // V8 says that it holds less; what it held it keeps.
  held = used;
  for (let look = 1; look < 60; look++) garbage.look(look * LOOK_MS);
  expect(collected).toBe(2);
});

test('where nobody can collect nobody looks', () => {
  let looks = 0;
  const heap = (): { used: number; held: number } => {
    looks++;
    return { used: 0, held: 0 };
  };
  new Garbage(undefined, heap).look(0);
  expect(looks).toBe(globalThis.gc === undefined ? 0 : 1);
});
