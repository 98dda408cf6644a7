import type { Bucket, Change } from '..';
import {
  DAY,
  emptyMemory,
  evaluate,
  HOUR,
  memoryFromLines,
  MINUTE,
  savedLines,
  standing,
} from '..';

const START = Date.UTC(2026, 0, 5);
const NOW = START + 31 * HOUR;

function minute(subject: string, at: number, failed: number, answered: number): Bucket {
  const from = START + at;
  return {
    ...{ subject, logHost: 'out1', from, seconds: 60, attempts: failed + answered },
    ...{ delivered: answered, answered, noAnswer: failed, unreachable: failed },
    reasons: failed > 0 ? { no_answer: failed } : {},
    ...{ suspended: 0, expired: 0, verdicts: 0 },
    firstFailure: failed > 0 ? from : null,
    lastFailure: failed > 0 ? from + 20_000 : null,
    lastAnswer: answered > 0 ? from + 40_000 : null,
    ...(failed > 0 && { addresses: { 'mx[192.0.2.1]:25': failed }, samples: [`file:${from}`] }),
  };
}

const WELL = [0, 1, 2, 3, 4].map((i) => `well${i}.example`);
const routes = [...WELL, 'dead.example'].map((domain) => ({ domain, provider: domain }));

/** A domain that dies after three hours and comes back after thirty, another that spikes in the thirtieth. */
function live(
  memory: ReturnType<typeof emptyMemory>,
  from: number,
  to: number,
  each: (changes: readonly Change[]) => void = () => undefined,
): void {
  for (let hour = from; hour < to; hour++) {
    const at = hour * HOUR;
    const domains = WELL.map((name, i) => minute(name, at, i === 4 && hour === 30 ? 30 : 0, 20));
    const isDead = hour >= 3 && hour < 32;
    domains.push(minute('dead.example', at, isDead ? 2 : 0, isDead ? 0 : 2));
    const coverage = [{ logHost: 'out1', seenUpTo: START + at + MINUTE, gaps: [] }];
    const news = { domains, coverage, ...(hour === 0 && { routes }) };
    each(evaluate(memory, news, START + at + MINUTE).changes);
  }
}

describe('what one evaluation hands to the next', () => {
  it('tells a flag from suspect to healthy under one name, with what it rests on', () => {
    const told: Change[] = [];
    live(emptyMemory(), 0, 42, (changes) => told.push(...changes));
    const states = told.flatMap((change) => (change.kind === 'domain' ? [change] : []));
    expect(states.map(({ chronic }) => chronic.state)).toEqual([
      'suspect',
      'chronic',
      'recovering',
      'healthy',
    ]);
    const died = START + 3 * HOUR;
    expect(new Set(states.map(({ id }) => id))).toEqual(new Set([`domain:${died}:dead.example`]));
    expect(states[1]?.evidence).toMatchObject({
      ...{ since: died, attempts: 50, reasons: { no_answer: 50 }, senders: { out1: 50 } },
      addresses: { 'mx[192.0.2.1]:25': 50 },
      lastAnswer: START + 2 * HOUR + 40_000,
    });
    expect(states[1]?.evidence.samples).toHaveLength(5);
    // The end tells all of it.
    expect(states[2]?.evidence).toMatchObject({ since: died, attempts: 58 });
  });

  it('tells a spike with the senders that met it, where, and lines that show it', () => {
    const told: Change[] = [];
    live(emptyMemory(), 0, 31, (changes) => told.push(...changes));
    const [spike] = told.flatMap((change) => (change.kind === 'spike' ? [change] : []));
    expect(spike).toMatchObject({
      id: `spike:${START + 30 * HOUR}:well4.example`,
      evidence: {
        attempts: { out1: 50 },
        noAnswers: { out1: 30 },
        addresses: { 'mx[192.0.2.1]:25': 30 },
      },
    });
  });

  it('knows what is open, under the names of the changes that opened it', () => {
    const memory = emptyMemory();
    const told: Change[] = [];
    live(memory, 0, 31, (changes) => told.push(...changes));
    const open = standing(memory, NOW);
    expect(open.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      'domain dead.example',
      'spike well4.example',
    ]);
    for (const { id } of open) expect(told.map((change) => change.id)).toContain(id);
    // Evidence goes on growing after the flag.
    expect(open[0]).toMatchObject({ evidence: { attempts: 56 }, chronic: { state: 'chronic' } });
  });

  it('can be saved and read back in the middle of everything', () => {
    const [through, stopped]: string[][] = [[], []];
    const write = (to: string[] | undefined) => (changes: readonly Change[]) =>
      to?.push(JSON.stringify(changes));
    const whole = emptyMemory();
    live(whole, 0, 42, write(through));
    let memory = emptyMemory();
    for (let hour = 0; hour < 42; hour++) {
      live(memory, hour, hour + 1, write(stopped));
      memory = memoryFromLines([...savedLines(memory)]);
    }
    expect(stopped).toEqual(through);
    expect([...savedLines(memory)]).toEqual([...savedLines(whole)]);
  });

  it('is not read from half of its lines, nor from those of another version', () => {
    const memory = emptyMemory();
    live(memory, 0, 2);
    const lines = [...savedLines(memory)];
    expect(() => memoryFromLines(lines.slice(0, -1))).toThrow(RangeError);
    expect(() => memoryFromLines(lines.toSpliced(1, 1))).toThrow(RangeError);
    expect(() => memoryFromLines([])).toThrow(RangeError);
    const strange = lines.with(0, (lines[0] ?? '').replace(/"version":\d+/, '"version":0'));
    expect(() => memoryFromLines(strange)).toThrow(RangeError);
  });

  it('forgets who is well and not tried any more, and never a flag', () => {
    const memory = emptyMemory();
    live(memory, 0, 30);
    const { forgotten } = evaluate(memory, { domains: [] }, START + 100 * DAY);
    expect(forgotten.toSorted()).toEqual(WELL);
    expect([...memory.domains.keys()]).toEqual(['dead.example']);
    expect([...memory.routes.keys()]).toEqual(['dead.example']);
    expect(standing(memory, NOW)).toHaveLength(1);
  });
});
