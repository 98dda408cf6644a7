import type { Bucket, Memory } from '../..';
import { emptyMemory, evaluate, knownAs, memoryFromLines, MINUTE, savedLines } from '../..';

const START = Date.UTC(2026, 0, 5);
const FLEET = ['a.example', 'b.example', 'c.example', 'd.example'];

function minute(subject: string, at: number, isDead: boolean, logHost = 'out1'): Bucket {
  const from = START + at * MINUTE;
  return {
    ...{ subject, logHost, from, seconds: 60, attempts: 1 },
    ...{ delivered: isDead ? 0 : 1, answered: isDead ? 0 : 1 },
    ...{ noAnswer: isDead ? 1 : 0, unreachable: isDead ? 1 : 0 },
    reasons: isDead ? { no_answer: 1 } : {},
    ...{ suspended: 0, expired: 0, verdicts: 0 },
    firstFailure: isDead ? from + 1000 : null,
    lastFailure: isDead ? from + 1000 : null,
    lastAnswer: isDead ? null : from + 2000,
    ...(isDead && { addresses: { 'mx[192.0.2.1]:25': 1 }, samples: [`log:${from}`] }),
  };
}

function evaluated(
  memory: Memory,
  at: number,
  others: readonly Bucket[],
): ReturnType<typeof evaluate> {
  const domains = [...FLEET.map((name) => minute(name, at, false)), ...others];
  const now = START + (at + 1) * MINUTE;
  const coverage = [{ logHost: 'out1', seenUpTo: now, gaps: [] }];
  const names = new Set(domains.map(({ subject }) => subject));
  const routes = [...names]
    .filter((name) => !memory.routes.has(name))
    .map((domain) => ({ domain, provider: domain }));
  const addresses = domains.map((bucket) => ({ ...bucket, subject: `mx.${bucket.subject}:25` }));
  return evaluate(memory, { domains, addresses, coverage, routes }, now);
}

const sizesOf = ({ domains, addresses, routes, providers, active }: Memory): number[] =>
  [domains, addresses, routes, providers, active].map(({ size }) => size);

describe('names that are met once', () => {
  const memory = emptyMemory();
  const counts: number[] = [];
  beforeAll(() => {
    for (let at = 0; at < 240; at++) {
      const names = Array.from({ length: 40 }, (_, i) => `once${at}-${i}.example`);
      evaluated(
        memory,
        at,
        names.map((name, i) => minute(name, at, i % 2 === 0)),
      );
      const { domains, addresses } = memory.strangers;
      if ((at + 1) % 60 === 0) counts.push(domains.count, addresses.count);
    }
  });

  it('are no subjects', () => {
    expect(sizesOf(memory)).toEqual(sizesOf(memory).map(() => FLEET.length));
  });

  it('are as many in the fourth hour as in the second', () => {
    const [, , second = 0, ofAddresses = 0] = counts;
    expect(second).toBeGreaterThan(0);
    expect(counts.slice(4)).toEqual([second, ofAddresses, second, ofAddresses]);
  });

  it('are saved and read back', () => {
    const lines = [...savedLines(memory)];
    expect([...savedLines(memoryFromLines(lines))]).toEqual(lines);
  });
});

describe('a name that is met again', () => {
  it('is the same whatever was kept of it, and through a restart', () => {
    let memory = emptyMemory();
    const told = [];
    for (let at = 0; at <= 80; at++) {
      const isTried = at % 20 === 0;
      told.push(
        ...evaluated(memory, at, isTried ? [minute('dead.example', at, true)] : []).changes,
      );
      memory = memoryFromLines([...savedLines(memory)]);
    }
    const [suspect] = told.filter(({ kind }) => kind === 'domain');
    expect(suspect).toMatchObject({
      subject: 'dead.example',
      evidence: { since: START + 1000, attempts: 4, senders: { out1: 4 } },
    });
    expect(memory.routes.get('dead.example')).toBe('dead.example');
  });

  it('replaces what is counted again, in any order', () => {
    const buckets = [0, 3, 1, 3, 2].map((at) => minute('dead.example', at, true));
    const known = [buckets, buckets.toReversed()].map((domains) => {
      const memory = emptyMemory();
      evaluate(memory, { domains }, START + 5 * MINUTE);
      return knownAs(memory, 'domains', 'dead.example')?.recent;
    });
    expect(known[0]).toHaveLength(4);
    expect(known[1]).toEqual(known[0]);
  });

  it('is remembered for longer the more often it failed', () => {
    const memory = emptyMemory();
    evaluated(memory, 0, [minute('once.example', 0, true), minute('twice.example', 0, true)]);
    evaluated(memory, 9, [minute('twice.example', 9, true), minute('well.example', 9, false)]);
    const isKnown = (name: string): boolean => knownAs(memory, 'domains', name) !== null;
    const names = ['well.example', 'once.example', 'twice.example'];
    evaluated(memory, 60, []);
    expect(names.map(isKnown)).toEqual([false, true, true]);
    evaluated(memory, 2 * 60, []);
    expect(names.map(isKnown)).toEqual([false, false, true]);
    evaluated(memory, 7 * 60, []);
    expect(names.map(isKnown)).toEqual([false, false, false]);
  });
});
