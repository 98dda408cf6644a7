import type { Filter } from '../questions/question';
import { LEVELS, type Level } from './levels';
import type { MarkedTime } from './marks';

/** From here on, before there: milliseconds of log time. */
export type Span = readonly [from: number, until: number];

/**
 * A window cut into pieces that are answered from days, hours, minutes, and the rest from the attempts
 * themselves. Every moment of the window is in exactly one of them.
 */
export interface Cover {
  readonly day: readonly Span[];
  readonly hour: readonly Span[];
  readonly minute: readonly Span[];
  readonly rest: readonly Span[];
}

/** What is known when a question is asked. */
export interface CountedAhead {
  /** Read before anything else: what ends or begins to be marked later does no harm. */
  readonly marks: readonly MarkedTime[];
  /** Minutes and hours before these times are not kept any more. */
  readonly minutesFrom: number;
  readonly hoursFrom: number;
}

/** What a DateTime64 holds. */
const BEGINNING = Date.UTC(1900, 0, 1);
const END = Date.UTC(2299, 11, 31);

/** More pieces make a longer question than the attempts a slower one. */
const MOST_PIECES = 100;
const MOST_MARKS = 20_000;

/**
 * Undefined: nothing is asked for, or so much is to be counted anew that the attempts answer faster.
 *
 * @param coarsest buckets of this length at most.
 */
export function coverOf(
  { since, until }: Filter,
  ahead: CountedAhead,
  coarsest: Level = 'day',
): Cover | undefined {
  if (ahead.marks.length > MOST_MARKS) return undefined;
  const window: Span = [since ?? BEGINNING, until ?? END];
  if (window[0] >= window[1]) return undefined;
  const days: readonly Span[] = coarsest === 'day' ? [window] : [];
  const day = usable(days, 'day', BEGINNING, dirty(ahead.marks, 'day'));
  const afterDays = without([window], day);
  const hours = coarsest === 'minute' ? [] : afterDays;
  const hour = usable(hours, 'hour', ahead.hoursFrom, dirty(ahead.marks, 'hour'));
  const afterHours = without(afterDays, hour);
  const minute = usable(afterHours, 'minute', ahead.minutesFrom, dirty(ahead.marks, 'minute'));
  const rest = without(afterHours, minute);
  if (day.length + hour.length + minute.length + rest.length > MOST_PIECES) return undefined;
  return { day, hour, minute, rest };
}

/** A coarser bucket is wrong as long as a finer one in it is. */
const SPOILS: Readonly<Record<Level, readonly Level[]>> = {
  minute: ['minute'],
  hour: ['minute', 'hour'],
  day: ['minute', 'hour', 'day'],
};

/** Buckets of a level that are not what the attempts are, joined, in order of time. */
function dirty(marks: readonly MarkedTime[], level: Level): Span[] {
  const { ms } = LEVELS[level];
  const spans = marks
    .filter((mark) => SPOILS[level].includes(mark.level))
    .map(({ start, seconds }): Span => [
      Math.floor(start / ms) * ms,
      Math.ceil((start + seconds * 1000) / ms) * ms,
    ])
    .sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, until] of spans) {
    const last = joined.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
}

/** Whole buckets in these spans that are kept and right. */
function usable(spans: readonly Span[], level: Level, keptFrom: number, wrong: Span[]): Span[] {
  const { ms } = LEVELS[level];
  const whole = spans.flatMap(([from, until]): Span[] => {
    const first = Math.ceil(Math.max(from, keptFrom) / ms) * ms;
    const last = Math.floor(until / ms) * ms;
    return first < last ? [[first, last]] : [];
  });
  return without(whole, wrong);
}

/** Both in order of time, and each without overlaps. */
function without(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  let next = 0;
  for (const [begin, until] of spans) {
    let from = begin;
    while (next < holes.length && (holes[next]?.[1] ?? 0) <= from) next += 1;
    for (let i = next; i < holes.length && from < until; i++) {
      const [holeFrom, holeUntil] = holes[i] ?? [until, until];
      if (holeFrom >= until) break;
      if (holeFrom > from) left.push([from, holeFrom]);
      from = Math.max(from, holeUntil);
    }
    if (from < until) left.push([from, until]);
  }
  return left;
}

/** As a condition on a table's time. The numbers are ours. */
export const inSpans = (at: string, spans: readonly Span[]): string =>
  spans.length === 0
    ? 'false'
    : `(${spans.map(([from, until]) => `(${at} >= ${time(from)} AND ${at} < ${time(until)})`).join(' OR ')})`;

const COARSE_FIRST: readonly Level[] = ['day', 'hour', 'minute'];

/** Of these levels the ones that a window has buckets of, the coarsest first. */
export const levelsIn = (cover: Cover, among = COARSE_FIRST): readonly Level[] =>
  among.filter((level) => cover[level].length > 0);

/** As a condition on buckets of some levels; false if there are none. */
export const bucketsIn = (cover: Cover, levels: readonly Level[], hasStretch = true): string =>
  levels.length === 0
    ? 'false'
    : `(${levels.map((level) => `(${bucketsOf(level, cover[level], hasStretch)})`).join(' OR ')})`;

function bucketsOf(level: Level, spans: readonly Span[], hasStretch: boolean): string {
  const { seconds, stretchMs } = LEVELS[level];
  const each = spans.map(([from, until]) => {
    const first = Math.floor(from / stretchMs) * stretchMs;
    const stretch = hasStretch ? `stretch >= ${time(first)} AND stretch < ${time(until)} AND ` : '';
    return `(${stretch}start >= ${time(from)} AND start < ${time(until)})`;
  });
  return `seconds = ${seconds} AND (${each.join(' OR ')})`;
}

const time = (ms: number): string => `fromUnixTimestamp64Milli(${Math.trunc(ms)}, 'UTC')`;
