import fc from 'fast-check';
import type { Bucket, Change } from '..';
import { emptyMemory, evaluate, HOUR, MINUTE } from '..';

const START = Date.UTC(2026, 0, 5);
const WARM = 26 * HOUR;

function minute(
  subject: string,
  logHost: string,
  at: number,
  failed: number,
  attempts: number,
): Bucket {
  const from = START + at;
  return {
    subject,
    logHost,
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
    lastFailure: failed > 0 ? from + 20_000 : null,
    lastAnswer: failed < attempts ? from + 40_000 : null,
  };
}

/** Twelve unrelated domains and two senders; all went well for a day, once every half hour. */
class Fleet {
  readonly memory = emptyMemory();
  readonly changes: Change[] = [];

  constructor(usual: (domain: number, at: number) => number = () => 0) {
    for (let at = 0; at < WARM; at += HOUR / 2) this.at(at, (domain) => [usual(domain, at), 10]);
  }

  at(
    at: number,
    tried: (domain: number, sender: string) => readonly [failed: number, attempts: number],
    from = 0,
  ): void {
    const domains = ['out1', 'out2'].flatMap((sender) =>
      Array.from({ length: 12 }, (_, i) => i)
        .filter((i) => i >= from)
        .map((i) => minute(`d${i}.example`, sender, at, ...tried(i, sender))),
    );
    this.changes.push(...evaluate(this.memory, { domains }, START + at + MINUTE).changes);
  }

  spikes(): string[] {
    return this.changes.flatMap((change) =>
      change.kind === 'spike'
        ? [
            `${change.subject} ${(change.spike.start - START - WARM) / MINUTE} ${change.spike.end ?? 'open'}`,
          ]
        : [],
    );
  }
}

describe('a spike', () => {
  it('has a start, a size and a confidence, and ends when the rate is back', () => {
    const fleet = new Fleet();
    for (let m = 0; m < 40; m++)
      fleet.at(WARM + m * MINUTE, (i) => [i === 3 && m >= 5 && m < 15 ? 6 : 0, 10]);
    expect(fleet.spikes()).toEqual(['d3.example 5 open', 'd3.example 5 recovered']);
    const [found, over] = fleet.changes.flatMap((c) => (c.kind === 'spike' ? [c.spike] : []));
    expect(found?.foundAt).toBe(START + WARM + 6 * MINUTE);
    expect(found?.confidence).toBeGreaterThan(0.99);
    expect(over?.endedAt).toBe(START + WARM + 15 * MINUTE);
    expect(found?.because).toBe(
      'Since 2026-01-06 02:05 UTC 12 of 20 attempts got no answer (60 %, usually 0.1 % at this time of day).',
    );
  });

  it('is not three failures of four', () => {
    const fleet = new Fleet();
    fleet.at(WARM, (i) => (i === 3 ? [2, 2] : [0, 10]));
    expect(fleet.spikes()).toEqual([]);
  });

  it('is not what a domain always does, nor what a new one does', () => {
    const bad = new Fleet((i) => (i === 3 ? 8 : 0));
    for (let m = 0; m < 30; m++) bad.at(WARM + m * MINUTE, (i) => [i === 3 ? 10 : 0, 10]);
    expect(bad.spikes()).toEqual([]);
    const memory = emptyMemory();
    const changes = Array.from({ length: 60 }, (_, m) => {
      const domains = [minute('new.example', 'out1', m * MINUTE, 9, 10)];
      return evaluate(memory, { domains }, START + (m + 1) * MINUTE).changes;
    });
    expect(changes.flat().filter(({ kind }) => kind === 'spike')).toEqual([]);
  });
});

describe('ours or theirs', () => {
  it('a sender that is cut off is one finding, and no domain is blamed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('out1', 'out2'),
        fc.integer({ min: 7, max: 10 }),
        fc.integer({ min: 2, max: 30 }),
        (sender, failed, length) => {
          const fleet = new Fleet();
          for (let m = 0; m < length + 30; m++)
            fleet.at(WARM + m * MINUTE, (_, own) => [
              own === sender && m < length ? failed : 0,
              10,
            ]);
          const kinds = fleet.changes.map(({ kind, subject }) => `${kind} ${subject}`);
          expect(kinds).toEqual([`sender ${sender}`, `sender ${sender}`]);
          const [finding] = fleet.changes.flatMap((c) => (c.kind === 'sender' ? [c.finding] : []));
          expect(finding).toMatchObject({ start: START + WARM, failing: 12, reachedByOthers: 12 });
        },
      ),
      { numRuns: 20 },
    );
  });

  it('domains that no sender reaches are theirs', () => {
    const fleet = new Fleet();
    for (let m = 0; m < 10; m++) fleet.at(WARM + m * MINUTE, (i) => [i < 4 ? 9 : 0, 10]);
    expect(new Set(fleet.changes.map(({ kind }) => kind))).toEqual(new Set(['spike']));
    expect(fleet.spikes()).toHaveLength(4);
  });

  it('domains of one provider that fail together are one finding', () => {
    const fleet = new Fleet();
    const routes = [0, 1, 2, 3, 4].map((i) => ({
      domain: `d${i}.example`,
      provider: 'host.example',
    }));
    evaluate(fleet.memory, { domains: [], routes }, START + WARM);
    for (let m = 0; m < 60; m++) fleet.at(WARM + m * MINUTE, (i) => [i < 5 && m < 10 ? 8 : 0, 10]);
    expect(fleet.changes.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'provider host.example',
      'provider host.example',
    ]);
  });
});
