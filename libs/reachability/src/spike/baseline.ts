import { DAY, HOUR } from '../bucket';
import type { SpikeSettings } from '../settings';
import type { Belief } from '../statistics/beta-binomial';

/**
 * The usual no-answer rate of one subject: its past in decayed counts, by hour of the day where there was anything to
 * count, and how much more its rate wanders than chance alone would make it.
 */
export interface Baseline {
  /** Start of the last stretch of time that is told in it. */
  readonly upTo: number;
  readonly attempts: number;
  readonly noAnswers: number;
  /** By hour of the day (UTC), attempts then no answers: 48 numbers. Null while nothing went unanswered. */
  readonly byHour: readonly number[] | null;
  /** Sums whose quotient is the correlation of attempts made at the same time. */
  readonly excess: number;
  readonly pairs: number;
}

/** Attempts and no answers of a quarter of an hour, of which those that count for the usual rate. */
export interface Cell {
  readonly attempts: number;
  readonly noAnswers: number;
  /** Made in a spike, or blamed on somebody else: they are not usual. */
  readonly isUnusual: boolean;
}

/** What is believed before anything was seen: 2 % no answers, as sure as 25 attempts make it. */
const PRIOR_NO_ANSWERS = 0.5;
const PRIOR_ATTEMPTS = 25;
/**
 * Before a subject's own past says otherwise, attempts of one time hang together so much: more than most ever do, so
 * that the few which come in bursts are not taken for steady until they have shown it.
 */
const USUAL_CORRELATION = 0.005;
const CORRELATION_WEIGHT = 1000;
/** However unsure, in attempts. */
const LEAST_SURE = 2;
const LEAST_CORRELATION = 0.0005;
const MOST_CORRELATION = 0.3;
/** One cell may say no more than this: an outage is no habit. */
const MOST_FROM_ONE_CELL = 0.3;
/** And one that was told as a spike even less, or a few spikes would hide the next ones. */
const MOST_FROM_A_SPIKE = 0.03;
/** A daily habit must stand out over so many attempts as the overall rate is worth. */
const HABIT_ATTEMPTS = 150;
const HABIT_NO_ANSWERS = 4;
/** Until an hour of the day has shown its own rate, it may be off the overall one by this share (standard deviation). */
const HABIT_SPREAD = 0.6;

export const NO_PAST: Baseline = {
  upTo: 0,
  attempts: 0,
  noAnswers: 0,
  byHour: null,
  excess: 0,
  pairs: 0,
};

/** The past with one more settled stretch of time, an hour at most, that begins at `from`. */
export function pastWith(
  baseline: Baseline,
  from: number,
  cells: readonly Cell[],
  { halfLife }: SpikeSettings,
): Baseline {
  const kept = baseline.upTo === 0 ? 1 : 2 ** ((baseline.upTo - from) / halfLife);
  const usual = expectedRate(baseline, from);
  let [attempts, noAnswers, excess, pairs] = [0, 0, 0, 0];
  for (const cell of cells) {
    if (cell.attempts > 1) {
      pairs += cell.attempts - 1;
      excess += excessOf(cell, usual);
    }
    if (cell.isUnusual) continue;
    attempts += cell.attempts;
    noAnswers += cell.noAnswers;
  }
  return {
    upTo: from,
    attempts: baseline.attempts * kept + attempts,
    noAnswers: baseline.noAnswers * kept + noAnswers,
    byHour: hoursWith(baseline, halfLife, from, attempts, noAnswers),
    excess: baseline.excess * kept + excess,
    pairs: baseline.pairs * kept + pairs,
  };
}

/** Pearson's square less what chance alone gives: on average correlation × (attempts − 1). */
function excessOf({ attempts, noAnswers, isUnusual }: Cell, rate: number): number {
  const expected = attempts * rate;
  const square = (noAnswers - expected) ** 2 / (expected * (1 - rate));
  const most = isUnusual ? MOST_FROM_A_SPIKE : MOST_FROM_ONE_CELL;
  return Math.min(square - 1, most * (attempts - 1));
}

function hoursWith(
  { byHour, attempts: before, upTo }: Baseline,
  halfLife: number,
  hour: number,
  attempts: number,
  noAnswers: number,
): readonly number[] | null {
  if (byHour === null && noAnswers === 0) return null;
  // They decay from day to day and not from hour to hour, and are told in thousandths: a memory is mostly these.
  const days = upTo === 0 ? 0 : Math.floor(hour / DAY) - Math.floor(upTo / DAY);
  const kept = 2 ** ((-days * DAY) / halfLife);
  const hours =
    byHour === null
      ? new Array<number>(48).fill(0).fill(thousandths(before / 24), 0, 24)
      : days === 0
        ? [...byHour]
        : byHour.map((count) => thousandths(count * kept));
  const slot = slotOf(hour);
  hours[slot] = (hours[slot] ?? 0) + attempts;
  hours[24 + slot] = (hours[24 + slot] ?? 0) + noAnswers;
  return hours;
}

const thousandths = (count: number): number => Math.round(1000 * count) / 1000;
const slotOf = (at: number): number => Math.floor((at % DAY) / HOUR);

/**
 * The rate to expect at this time of day: the overall rate, drawn towards that of this hour and its neighbours as
 * far as there are attempts that show one.
 */
export function expectedRate(baseline: Baseline, at: number): number {
  return rateAt(baseline, at).rate;
}

/** `unshown`: how much of it rests on the overall rate, 1 where this time of day has shown nothing of its own. */
function rateAt(
  { attempts, noAnswers, byHour }: Baseline,
  at: number,
): { readonly rate: number; readonly unshown: number } {
  const overall = (noAnswers + PRIOR_NO_ANSWERS) / (attempts + PRIOR_ATTEMPTS);
  if (byHour === null) return { rate: overall, unshown: 1 };
  const weight = Math.max(HABIT_ATTEMPTS, HABIT_NO_ANSWERS / overall);
  let [n, k] = [weight, weight * overall];
  const slot = slotOf(at);
  for (const [step, share] of NEIGHBOURS) {
    const hour = (slot + step + 24) % 24;
    n += share * (byHour[hour] ?? 0);
    k += share * (byHour[24 + hour] ?? 0);
  }
  return { rate: k / n, unshown: weight / n };
}

const NEIGHBOURS = [
  [-1, 0.5],
  [0, 1],
  [1, 0.5],
] as const;

export function correlationOf({ excess, pairs }: Baseline): number {
  const estimate = (excess + USUAL_CORRELATION * CORRELATION_WEIGHT) / (pairs + CORRELATION_WEIGHT);
  return Math.min(MOST_CORRELATION, Math.max(LEAST_CORRELATION, estimate));
}

/**
 * The belief a window is held against: the expected rate, no surer than three things together allow, each told as the
 * share of rate × (1 − rate) that it adds to the variance: how little past there is, how much the rate wanders, and
 * how little this time of day has shown of its own.
 */
export function beliefOf(baseline: Baseline, at: number): Belief {
  const { rate, unshown } = rateAt(baseline, at);
  const little = 1 / (baseline.attempts + PRIOR_ATTEMPTS);
  const habit = (HABIT_SPREAD ** 2 * unshown * rate) / (1 - rate);
  const sure = Math.max(LEAST_SURE, 1 / (little + correlationOf(baseline) + habit) - 1);
  return { failures: rate * sure, successes: (1 - rate) * sure };
}

/** Whether there is enough own past to call anything a jump against it. */
export function hasPast(
  baseline: Baseline,
  firstSeen: number,
  now: number,
  { pastAttempts, pastTime }: SpikeSettings,
): boolean {
  return baseline.attempts >= pastAttempts && now - firstSeen >= pastTime;
}

/** The past of a subject whose raised rate has become its usual one: little past, all of it new. */
export function pastAt(rate: number, upTo: number): Baseline {
  return { ...NO_PAST, upTo, attempts: 100, noAnswers: 100 * rate };
}
