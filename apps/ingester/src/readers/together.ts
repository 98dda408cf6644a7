import type { Gap } from '@noanswer/source/kafka';
import { FATES, MOST_GAPS } from '../ingest/tallies';
import type { ReadingState, Tallied } from './reading-state';

/** The state of several readers as that of one: the process reads when all of them do. */
export function together(states: readonly ReadingState[]): ReadingState {
  const problems = states.flatMap(({ problem }) => (problem === null ? [] : [problem]));
  return {
    isReading: states.every(({ isReading }) => isReading),
    problem: problems.sort((one, other) => one.since - other.since)[0] ?? null,
    partitions: states.flatMap(({ partitions }) => partitions),
    openStories: sum(states.map(({ openStories }) => openStories)),
    isSaved: states.every(({ isSaved }) => isSaved),
    savedAt: lastSaved(states),
    tallies: tallied(states.map(({ tallies }) => tallies)),
  };
}

/** As long as a reader has something to save, how long ago it last did; else when anybody last did. */
function lastSaved(states: readonly ReadingState[]): number | null {
  const waiting = states.filter(({ isSaved }) => !isSaved);
  if (waiting.some(({ savedAt }) => savedAt === null)) return null;
  if (waiting.length > 0) return Math.min(...waiting.map(({ savedAt }) => savedAt ?? 0));
  return newest(states.map(({ savedAt }) => savedAt));
}

function tallied(all: readonly Tallied[]): Tallied {
  const of = (count: (tallies: Tallied) => number): number => sum(all.map(count));
  const lines = Object.fromEntries(FATES.map((fate) => [fate, of((one) => one.lines[fate])]));
  return {
    lines: lines as Tallied['lines'],
    records: summed(all.map(({ records }) => records)),
    rows: summed(all.map(({ rows }) => rows)),
    gaps: all.flatMap(({ gaps }): Gap[] => gaps).slice(-MOST_GAPS),
    gapsFound: of((one) => one.gapsFound),
    recordsLost: of((one) => one.recordsLost),
    assignments: of((one) => one.assignments),
    saves: of((one) => one.saves),
    failures: { kafka: of((one) => one.failures.kafka), store: of((one) => one.failures.store) },
    newestLineAt: newest(all.map(({ newestLineAt }) => newestLineAt)),
  };
}

function summed(maps: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of maps.flatMap((one) => [...one]))
    sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}

const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

function newest(times: readonly (number | null)[]): number | null {
  const known = times.filter((at) => at !== null);
  return known.length === 0 ? null : Math.max(...known);
}
