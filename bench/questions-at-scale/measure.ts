import {
  decisionChanges,
  domainHistory,
  domainHosts,
  domains,
  domainSeries,
  domainSilence,
  egress,
  overview,
  retries,
  senderBuckets,
  standingCounts,
  standingDecisions,
  type Question,
  type StandingWanted,
} from '../../libs/store/src/questions';
import { StoreQuestionError } from '../../libs/store/src/errors';
import type { StoreReader } from '../../libs/store/src/reader';
import type { Store } from '../../libs/store/src/store';
import type { Fleet } from './fill';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Questions that are asked together, the i-th time. */
type Page = (i: number) => readonly Question<unknown>[];

/** As the API asks when nobody says otherwise. */
const PAGE = 50;
const UNREACHABLE = { kinds: ['domain', 'address'], states: ['chronic', 'suspect'] } as const;

function pagesOf({ until, days, domains: count }: Fleet): Readonly<Record<string, Page>> {
  const since = until - days * DAY;
  const month = { since, until };
  // Windows as people ask: from a moment, not from a full hour.
  const shifted = (i: number) => ({ since: since + 60_000 * (i % 50) + 17_000 + i, until });
  const domain = (i: number): string => `d${1 + Math.floor(count ** ((i * 0.61803) % 1))}.example`;
  const standing = (wanted: Omit<StandingWanted, 'limit' | 'at'>) => [
    standingDecisions({ ...wanted, at: until, limit: PAGE + 1 }),
    standingCounts({ ...wanted, at: until }),
  ];
  const page = (name: string, window: { since: number; until: number }) => [
    domains({ ...window, domain: name }, { limit: 1 }),
    domainSilence({ ...window, domain: name }, [name]),
    domainHosts({ ...window, domain: name }, [name]),
    domainHistory(name),
    domainSilence({ domain: name }),
    domainSeries({ ...window, domain: name }, DAY / 1000),
    retries({ ...window, domain: name }),
    egress(window),
  ];
  return {
    'the worst 20 domains of 30 days': () => [domains(month, { limit: 20 })],
    'the worst 100 domains of 30 days': () => [domains(month, { limit: 100 })],
    'the same, from any moment on': (i) => [domains(shifted(i), { limit: 100 })],
    'the worst 100 domains of 24 hours': (i) => [
      domains({ since: until - DAY - i * MINUTE, until }, { limit: 100 }),
    ],
    "one domain's page, 30 days": (i) => page(domain(i), month),
    'a page from any moment on': (i) => page(domain(i), shifted(i)),
    'what happened, 30 days': () => [overview(month)],
    'what each sender reaches, 30 days': () => [egress(month)],
    'retries of one domain, 30 days': (i) => [retries({ ...month, domain: domain(i) })],
    'the chronic list': () => standing(UNREACHABLE),
    'current spikes': () => standing({ kinds: ['spike'], endedSince: until - 3_600_000 }),
    'what changed, 30 days': () => [decisionChanges({ ...UNREACHABLE, since, limit: PAGE + 1 })],
    'senders by day, 30 days': () => [senderBuckets('day', since, until)],
    'the busiest domains of 30 days': () => [domains(month, { limit: 10, sort: 'attempts' })],
  };
}

/** Few, for they take long. */
const SLOW: ReadonlySet<string> = new Set(['the busiest domains of 30 days']);

interface Asking {
  /** Pieces of the names of questions. */
  readonly only: readonly string[];
  readonly runs: number;
  /** The same out of the attempts, so often. */
  readonly raw: number;
}

export async function askAll(
  store: Store,
  fleet: Fleet,
  { only, runs, raw }: Asking,
): Promise<void> {
  const reader = await store.reader({ maxSeconds: 600 });
  console.log(
    `${''.padEnd(34)} ${'ms'.padStart(8)} ${''.padStart(8)} ${'CPU ms'.padStart(8)} ${''.padStart(8)}  attempts, FINAL\n` +
      `${'question'.padEnd(34)} ${'median'.padStart(8)} ${'p99'.padStart(8)} ${'median'.padStart(8)} ${'p99'.padStart(8)} ${'ms'.padStart(8)} ${'CPU ms'.padStart(8)}`,
  );
  for (const [name, page] of Object.entries(pagesOf(fleet))) {
    if (!only.some((piece) => name.includes(piece))) continue;
    const ahead = await taken(reader, page, SLOW.has(name) ? 3 : runs, false);
    const told = [at(ahead.ms, 0.5), at(ahead.ms, 0.99), at(ahead.cpu, 0.5), at(ahead.cpu, 0.99)];
    const beside = await takenByRows(reader, page, raw);
    console.log(
      [name.padEnd(34), ...[...told, ...beside].map((text) => text.padStart(8))].join(' '),
    );
  }
  await reader.close();
}

/** Of the attempts themselves, in what a question may take of memory: at this size not every one can be answered so. */
async function takenByRows(reader: StoreReader, page: Page, runs: number): Promise<string[]> {
  try {
    const plain = await taken(reader, page, runs, true);
    return [at(plain.ms, 0.5), at(plain.cpu, 0.5)];
  } catch (error) {
    if (!(error instanceof StoreQuestionError)) throw error;
    return ['failed', error.tookTooLong ? '(time)' : '(memory)'];
  }
}

/** In order of size. The CPU is that of the process: on a busy machine it says more than the time. */
interface Taken {
  readonly ms: number[];
  readonly cpu: number[];
}

async function taken(
  reader: StoreReader,
  page: Page,
  runs: number,
  isRaw: boolean,
): Promise<Taken> {
  const all: Taken = { ms: [], cpu: [] };
  for (let i = runs > 2 ? -2 : 0; i < runs; i++) {
    const questions = page(Math.abs(i)).map((one) => (isRaw ? { ...one, ahead: undefined } : one));
    const begun = performance.now();
    const cpu = process.cpuUsage();
    await Promise.all(questions.map((one) => reader.ask(one)));
    const { user, system } = process.cpuUsage(cpu);
    // The first two warm up.
    if (i < 0) continue;
    all.ms.push(performance.now() - begun);
    all.cpu.push((user + system) / 1000);
  }
  return { ms: all.ms.sort(bySize), cpu: all.cpu.sort(bySize) };
}

const bySize = (a: number, b: number): number => a - b;

const at = (sorted: readonly number[], share: number): string =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(0) ?? '-';
