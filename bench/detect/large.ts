import type { Bucket, Memory } from '@noanswer/reachability';
import { emptyMemory, evaluate, memoryFromLines, savedLines } from '@noanswer/reachability';
import type { Section } from '../results/section';
import { Chance } from './chance';
import { MINUTE, START } from './traffic';

const SENDERS = ['out1', 'out2', 'out3', 'out4'];
const HOURS_BEFORE = 26;

/**
 * Evaluates 200,000 domains that all have something new, one minute after the other, 1 % of the attempts unanswered;
 * every one of them has a past and some are dead. What the store's question costs is not in it.
 */
export function largeSection(domains: number, minutes: number): Section {
  const chance = new Chance(7);
  const memory = emptyMemory();
  const now = START + HOURS_BEFORE * 60 * MINUTE;
  for (let hour = 0; hour < HOURS_BEFORE; hour += 2)
    feed(memory, domains, START + hour * 60 * MINUTE, chance);
  const all: Took[] = [];
  for (let minute = 0; minute < minutes; minute++) {
    const buckets = bucketsOf(domains, now + minute * MINUTE, chance);
    all.push(timeOf(() => evaluate(memory, { domains: buckets }, now + (minute + 1) * MINUTE)));
  }
  const quiet = [1, 2, 3].map((minute) =>
    timeOf(() => evaluate(memory, { domains: [] }, now + (minutes + minute) * MINUTE)),
  );
  let lines: string[] = [];
  const saving = timeOf(() => {
    lines = [...savedLines(memory)];
  });
  const megabytes = lines.reduce((sum, { length }) => sum + length, 0) / 1e6;
  const loading = timeOf(() => memoryFromLines(lines));
  const sorted = all.toSorted((a, b) => a.cpu - b.cpu);
  const cells = (took: Took | undefined): string[] =>
    took === undefined ? ['', ''] : [`${took.wall.toFixed(0)} ms`, `${took.cpu.toFixed(0)} ms`];
  const quietest = quiet.toSorted((a, b) => a.cpu - b.cpu)[1];
  return {
    title: `One evaluation of ${domains.toLocaleString('en')} domains, one core`,
    head: ['', 'time', 'CPU', 'target'],
    rows: [
      ['all of them with something new, median', ...cells(sorted[sorted.length >> 1]), '≤ 1000 ms'],
      ['… the worst (its hour is settled for every domain)', ...cells(sorted.at(-1)), ''],
      ['nothing new', ...cells(quietest), 'next to nothing'],
      [`its memory as JSON lines, ${Math.round(megabytes)} MB`, ...cells(saving), ''],
      ['… read back', ...cells(loading), ''],
      ['heap', `${Math.round(process.memoryUsage().heapUsed / 2 ** 20)} MiB`, '', ''],
    ],
    notes: [`${minutes} evaluations`],
  };
}

interface Took {
  readonly wall: number;
  /** Of all threads, the garbage collector's too: what counts where the machine does other work. */
  readonly cpu: number;
}

function timeOf(work: () => unknown): Took {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  work();
  const { user, system } = process.cpuUsage(cpu);
  return { wall: performance.now() - wall, cpu: (user + system) / 1000 };
}

function feed(memory: Memory, domains: number, at: number, chance: Chance): void {
  evaluate(memory, { domains: bucketsOf(domains, at, chance) }, at + MINUTE);
}

function bucketsOf(domains: number, from: number, chance: Chance): Bucket[] {
  return Array.from({ length: domains }, (_, i) => {
    const isDead = i % 100 === 99;
    const attempts = 1 + chance.below(5);
    const failed = isDead ? attempts : chance.binomial(attempts, 0.01);
    return {
      subject: `d${i}.example`,
      logHost: SENDERS[chance.below(SENDERS.length)] ?? 'out1',
      from,
      seconds: 60,
      attempts,
      delivered: attempts - failed,
      answered: attempts - failed,
      noAnswer: failed,
      unreachable: failed,
      reasons: failed > 0 ? { no_answer: failed } : {},
      suspended: 0,
      expired: 0,
      verdicts: 0,
      firstFailure: failed > 0 ? from : null,
      lastFailure: failed > 0 ? from + 30_000 : null,
      lastAnswer: failed < attempts ? from + 20_000 : null,
    };
  });
}
