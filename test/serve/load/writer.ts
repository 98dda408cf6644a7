/** The process that writes the logs, with `node -r esbuild-register`; nobody kills it. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Dice } from '../../../bench/logs/dice';
import { Counter } from './counts';
import type { Line, LogName } from './line';
import { written } from './line';
import type { LoadPlan, Notice, Order } from './load-plan';
import type { RotationKind } from './rotating-log';
import { RotatingLog } from './rotating-log';
import { closingLines, probeLines } from './single-lines';
import { Traffic } from './traffic';
import { countWritten, named } from './truth';

const TICK_MS = 20;
const HISTORY_STEP_MS = 1000;
const LOGS: readonly LogName[] = ['mail.log', 'mainlog'];
const KINDS: readonly [RotationKind, RotationKind] = ['rename', 'copytruncate'];
/** Past the 15 minutes of log time after which a story is over. */
const CLOSING_AFTER_MS = 20 * 60_000;

const plan = JSON.parse(process.argv[2] ?? '') as LoadPlan;
const dice = new Dice(plan.seed + 1);
const traffic = new Traffic(plan.seed);
const truth = new Counter();
const rotations = { rename: 0, copytruncate: 0 };
const logs = Object.fromEntries(
  LOGS.map((name) => [
    name,
    new RotatingLog(join(plan.directory, name), plan.naming, dice, plan.keep ?? Infinity),
  ]),
) as Record<LogName, RotatingLog>;
/** The rotation under way of each log: one at a time. */
const rotating = new Map<LogName, Promise<void>>();
let { linesPerSecond } = plan;
let ending = false;
const begun = Date.now();

const tell = (notice: Notice): void => void process.send?.(notice);
const isEnding = (): boolean => ending;
const logTime = (): number => Date.now() - plan.logTimeBehindMs;

function write(lines: Iterable<Line>, at: number): void {
  const texts: Record<LogName, string> = { 'mail.log': '', mainlog: '' };
  for (const line of lines) {
    texts[line.log] += written(line, at);
    countWritten(truth, line);
  }
  for (const name of LOGS) if (texts[name] !== '') logs[name].append(texts[name]);
}

function writeHistory(): void {
  const now = logTime();
  for (let at = now - plan.historyMinutes * 60_000; at < now; at += HISTORY_STEP_MS)
    write(linesAt(at, (linesPerSecond * HISTORY_STEP_MS) / 1000), at);
}

function linesAt(at: number, count: number): Line[] {
  return Array.from({ length: count }, () => traffic.next(at));
}

async function writeSteadily(): Promise<void> {
  let due = 0;
  let before = Date.now();
  while (!isEnding()) {
    await sleep(TICK_MS);
    const now = Date.now();
    due += ((now - before) * linesPerSecond) / 1000;
    before = now;
    const count = Math.floor(due);
    due -= count;
    const at = logTime();
    write(linesAt(at, count), at);
  }
}

function rotate(name: LogName, kind: RotationKind): Promise<void> {
  const done = (rotating.get(name) ?? Promise.resolve()).then(async () => {
    await logs[name].rotate(kind);
    rotations[kind] += 1;
  });
  rotating.set(name, done);
  return done;
}

async function rotateAgainAndAgain(
  name: LogName,
  [least, most]: readonly [number, number],
): Promise<void> {
  for (;;) {
    const seconds = least + (dice.below(1000) / 1000) * (most - least);
    await sleep(seconds * 1000, undefined, { ref: false });
    if (isEnding()) return;
    await rotate(name, dice.pick(KINDS));
    // A busy log may be rotated twice in a row: what is between is a tiny file.
    if (!isEnding() && dice.below(8) === 0) await rotate(name, dice.pick(KINDS));
  }
}

async function end(writing: Promise<void>): Promise<void> {
  ending = true;
  await writing;
  await Promise.all(rotating.values());
  write(traffic.rest(), logTime());
  write(closingLines(), logTime() + (plan.logTimeBehindMs > 0 ? CLOSING_AFTER_MS : 0));
  for (const name of LOGS) logs[name].close();
  const lines = truth.get(named.line('read'));
  const seconds = (Date.now() - begun) / 1000;
  tell({ told: 'ended', ended: { truth: truth.toCounts(), lines, seconds, rotations } });
}

function obey(order: Order, writing: Promise<void>): void {
  switch (order.do) {
    case 'pace':
      ({ linesPerSecond } = order);
      return;
    case 'end':
      void end(writing);
      return;
    case 'hold':
      for (const name of LOGS) logs[name].hold();
      tell({ told: 'held' });
      return;
    case 'goOn':
      for (const name of LOGS) logs[name].goOn();
      return;
    case 'rotate':
      void Promise.all(LOGS.map((name) => rotate(name, order.how))).then(() => {
        tell({ told: 'rotated' });
      });
      return;
    case 'probe':
      write(probeLines(order.domain), logTime());
      for (const name of LOGS) logs[name].flush();
      tell({ told: 'probe', domain: order.domain, at: Date.now() });
  }
}

writeHistory();
const writing = writeSteadily();
if (plan.rotateEvery !== null)
  for (const name of LOGS) void rotateAgainAndAgain(name, plan.rotateEvery);
process.on('message', (order: Order) => {
  obey(order, writing);
});
process.on('SIGHUP', () => {
  for (const name of LOGS) logs[name].reopen();
});
// The one who started it has the truth, or is gone.
process.on('disconnect', () => process.exit());
tell({ told: 'ready' });
