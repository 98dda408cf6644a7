import { Pace } from './pace';

/** When the next save is due, in milliseconds after one that took so long. */
function dueAfter(tookMs: number): number {
  const pace = new Pace();
  pace.saved(tookMs);
  pace.stepped(0, true);
  let now = 0;
  while (!pace.isSaveDue(now)) now += 100;
  return now;
}

test('saves that take long are made less often, and one that had to wait does not put off the next for minutes', () => {
  expect(dueAfter(10)).toBe(5_000);
  expect(dueAfter(300)).toBe(10_000);
  expect(dueAfter(60_000)).toBe(30_000);
});

test('what is to be saved soon is due at once, and what comes after it as ever', () => {
  const pace = new Pace();
  pace.saved(10);
  pace.stepped(0, true);
  pace.saveSoon();
  expect(pace.isSaveDue(0)).toBe(true);
  pace.saved(10);
  expect(pace.isSaveDue(0)).toBe(false);
  pace.stepped(0, true);
  expect(pace.isSaveDue(0)).toBe(false);
});
