import type { Sender } from '../blame/finding';
import type { Bucket, Coverage } from '../bucket';
import type { TestsByHour } from './budget';
import { compact } from './compact-bucket';
import { keptBucket } from './kept-bucket';
import type { Memory, Provider } from './memory';
import { emptyMemory } from './memory';
import type { SavedStranger, Strangers } from './strangers/strangers';
import type { Subject } from './subject';

/** Of another number nothing is read: whoever saved it meant something else. */
const VERSION = 2;

/** One line of a saved memory. Every value is JSON's: no undefined, no infinity, no Set. */
type Line =
  | {
      readonly noanswer: 'memory';
      readonly version: number;
      readonly tests: TestsByHour;
      readonly lookedAt: number;
      readonly forgotAt: number;
    }
  | { readonly domain: SavedSubject; readonly isActive: boolean; readonly isUnproven?: boolean }
  | { readonly address: SavedSubject; readonly isUnproven?: boolean }
  | { readonly strangers: 'domains' | 'addresses'; readonly met: readonly Met[] }
  | { readonly sender: Sender }
  | { readonly provider: SavedProvider }
  | { readonly coverage: Coverage }
  | { readonly end: number };

type SavedProvider = Omit<Provider, 'domains'> & { readonly domains: readonly string[] };

/** A stranger's bucket: its key, its provider, and what shows it. */
type Met = readonly [
  key: number,
  provider: string | true | null,
  text: string | null,
  ...bucket: SavedBucket,
];

/** So many strangers in a line. */
const AT_ONCE = 1000;

/** Buckets are most of it, so they are told without the names of their parts. */
type SavedSubject = Omit<Subject, 'recent'> & { readonly recent: readonly SavedBucket[] };

/** In the order of `Bucket`, the subject left out. */
type SavedBucket = readonly [
  logHost: string,
  from: number,
  seconds: number,
  counts: readonly number[],
  reasons: Readonly<Record<string, number>>,
  times: readonly (number | null)[],
  addresses?: Readonly<Record<string, number>>,
  samples?: readonly string[],
];

/**
 * The memory as JSON lines, to be written to a file or a table: one object would be too long a text for 200,000
 * domains. It is read while the lines are taken, so no evaluation may come in between.
 */
export function* savedLines(memory: Memory): Generator<string> {
  let count = 0;
  const line = (value: Line): string => {
    count++;
    return JSON.stringify(value);
  };
  const { tests, lookedAt, forgotAt } = memory;
  yield line({ noanswer: 'memory', version: VERSION, tests, lookedAt, forgotAt });
  for (const domain of memory.domains.values())
    yield line({
      domain: savedSubject(domain),
      isActive: memory.active.has(domain),
      isUnproven: memory.unproven.has(domain),
    });
  for (const address of memory.addresses.values())
    yield line({ address: savedSubject(address), isUnproven: memory.unproven.has(address) });
  for (const kind of ['domains', 'addresses'] as const)
    for (const met of metIn(memory.strangers[kind])) yield line({ strangers: kind, met });
  for (const sender of memory.senders.values()) yield line({ sender });
  for (const provider of memory.providers.values())
    yield line({ provider: savedProvider(provider) });
  for (const coverage of memory.coverage.values()) yield line({ coverage });
  yield line({ end: count });
}

/**
 * The memory that was saved: it decides as the one that was never interrupted would.
 *
 * @throws RangeError if the lines are of another version, or not all of them are there: begin with an empty memory.
 */
export function memoryFromLines(lines: Iterable<string>): Memory {
  const memory = emptyMemory();
  const hosts: Hosts = new Map();
  let [count, isWhole] = [0, false];
  for (const text of lines) {
    const line = JSON.parse(text) as Line;
    if (count === 0 && !('noanswer' in line && line.version === VERSION))
      throw new RangeError('not a saved memory of this version');
    if ('end' in line) isWhole = line.end === count;
    else takeLine(memory, line, hosts);
    count++;
  }
  if (!isWhole) throw new RangeError('a saved memory of which lines are missing');
  return memory;
}

function savedProvider({ name, domains, finding, failed }: Provider): SavedProvider {
  return { name, domains: [...domains], finding, failed };
}

function takeLine(memory: Memory, line: Exclude<Line, { end: number }>, hosts: Hosts): void {
  if ('domain' in line) {
    const domain = subjectFrom(line.domain, hosts);
    memory.domains.set(domain.name, domain);
    if (line.isActive) memory.active.add(domain);
    if (domain.spike !== null) memory.spiking.add(domain);
    if (line.isUnproven === true) memory.unproven.set(domain, 'domain');
  } else if ('address' in line) {
    const address = subjectFrom(line.address, hosts);
    memory.addresses.set(address.name, address);
    if (line.isUnproven === true) memory.unproven.set(address, 'address');
  } else if ('strangers' in line)
    for (const met of line.met) memory.strangers[line.strangers].restore(strangerFrom(met, hosts));
  else if ('sender' in line) memory.senders.set(line.sender.logHost, line.sender);
  else if ('coverage' in line) memory.coverage.set(line.coverage.logHost, line.coverage);
  else if ('provider' in line) {
    const { domains, ...provider } = line.provider;
    memory.providers.set(provider.name, { ...provider, domains: new Set(domains) });
    for (const domain of domains) memory.routes.set(domain, provider.name);
  } else {
    memory.tests = line.tests;
    memory.lookedAt = line.lookedAt;
    memory.forgotAt = line.forgotAt;
  }
}

function* metIn(strangers: Strangers): Generator<readonly Met[]> {
  let some: Met[] = [];
  for (const { key, provider, text, bucket } of strangers.saved()) {
    some.push([key, provider, text, ...savedBucket(bucket)]);
    if (some.length < AT_ONCE) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

function strangerFrom([key, provider, text, ...bucket]: Met, hosts: Hosts): SavedStranger {
  return { key, provider, text, bucket: bucketFrom('', bucket, hosts) };
}

function savedSubject(subject: Subject): SavedSubject {
  return { ...subject, recent: subject.recent.map(savedBucket) };
}

function subjectFrom(saved: SavedSubject, hosts: Hosts): Subject {
  const recent = saved.recent.map((bucket) => compact(bucketFrom(saved.name, bucket, hosts)));
  return { ...saved, recent };
}

function savedBucket(bucket: Bucket): SavedBucket {
  const { logHost, from, seconds, attempts, delivered, answered, noAnswer, unreachable } = bucket;
  const { suspended, expired, verdicts, reasons, firstFailure, lastFailure, lastAnswer } = bucket;
  const counts = [
    attempts,
    delivered,
    answered,
    noAnswer,
    unreachable,
    suspended,
    expired,
    verdicts,
  ];
  const times = [firstFailure, lastFailure, lastAnswer];
  const plain = [logHost, from, seconds, counts, reasons, times] as const;
  const { addresses, samples } = bucket;
  const isMore = Object.keys(addresses ?? {}).length + (samples ?? []).length > 0;
  return isMore ? [...plain, addresses ?? {}, samples ?? []] : plain;
}

function bucketFrom(subject: string, saved: SavedBucket, hosts: Hosts): Bucket {
  const [logHost, from, seconds, counts, reasons, times, addresses = {}, samples = []] = saved;
  const [attempts = 0, delivered = 0, answered = 0, noAnswer = 0, unreachable = 0] = counts;
  const [suspended = 0, expired = 0, verdicts = 0] = counts.slice(5);
  const [firstFailure = null, lastFailure = null, lastAnswer = null] = times;
  const bucket = {
    ...{ subject, logHost, from, seconds, attempts, delivered, answered, noAnswer, unreachable },
    ...{ reasons, suspended, expired, verdicts, firstFailure, lastFailure, lastAnswer },
    ...{ addresses, samples },
  };
  return keptBucket(bucket, subject, sharedHost(hosts, logHost));
}

/** Log hosts by their names: each name is held once. */
type Hosts = Map<string, string>;

function sharedHost(hosts: Hosts, logHost: string): string {
  const known = hosts.get(logHost);
  if (known !== undefined) return known;
  hosts.set(logHost, logHost);
  return logHost;
}
