import type { Bucket, Change } from '..';
import { emptyMemory, evaluate, HOUR, MINUTE, standing, standingAt } from '..';

const START = Date.UTC(2026, 0, 5);

/** One address of a domain dies after three hours and answers again after thirty; the other takes the mail. */
function live(hours: number): { changes: Change[]; open: (at: number) => string[] } {
  const memory = emptyMemory();
  const changes: Change[] = [];
  const opened = new Map<number, string[]>();
  for (let hour = 0; hour < hours; hour++) {
    const from = START + hour * HOUR;
    const now = from + MINUTE;
    const isDead = hour >= 3 && hour < 30;
    const one = (subject: string, failed: number, answered: number): Bucket => ({
      ...{ subject, logHost: 'out1', from, seconds: 60, attempts: failed + answered },
      ...{ delivered: answered, answered, noAnswer: failed, unreachable: failed },
      reasons: failed > 0 ? { no_answer: failed } : {},
      ...{ suspended: 0, expired: 0, verdicts: 0 },
      firstFailure: failed > 0 ? from : null,
      lastFailure: failed > 0 ? from : null,
      lastAnswer: answered > 0 ? from + 40_000 : null,
    });
    const domains = [0, 1, 2, 3].map((i) => one(`d${i}.example`, 0, 5));
    const addresses = [
      one('mx1.d0.example[192.0.2.1]:25', isDead ? 2 : 0, isDead ? 0 : 2),
      one('mx2.d0.example[192.0.2.2]:25', 0, 5),
    ];
    const coverage = [{ logHost: 'out1', seenUpTo: now, gaps: [] }];
    changes.push(...evaluate(memory, { domains, addresses, coverage }, now).changes);
    opened.set(
      now,
      standing(memory, now).map(({ id }) => id),
    );
  }
  return { changes, open: (at) => opened.get(at) ?? [] };
}

describe('a host that does not answer', () => {
  const { changes, open } = live(40);

  it('is flagged like a domain, and the domain that another host serves is not', () => {
    const told = changes.map(
      ({ kind, subject, at }) => `${kind} ${subject} ${(at - MINUTE - START) / HOUR}`,
    );
    expect(told).toEqual(
      [4, 27, 30, 36].map((hour) => `address mx1.d0.example[192.0.2.1]:25 ${hour}`),
    );
    const states = changes.map((change) => (change.kind === 'address' ? change.chronic.state : ''));
    expect(states).toEqual(['suspect', 'chronic', 'recovering', 'healthy']);
    expect(changes[1]).toMatchObject({
      evidence: { attempts: 50, reasons: { no_answer: 50 }, senders: { out1: 50 } },
    });
  });

  it('can be asked for at any past moment, from what was told alone', () => {
    for (let hour = 0; hour < 40; hour++) {
      const at = START + hour * HOUR + MINUTE;
      expect(standingAt(changes, at).map(({ id }) => id)).toEqual(open(at));
    }
    expect(standingAt(changes, START + 3 * HOUR)).toEqual([]);
    expect(standingAt(changes, START + 28 * HOUR)).toHaveLength(1);
  });
});
