import type { MessageLife, SurvivalStep } from './survival';
import { stepAt, survivalOf } from './survival';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** When MTAs and their operators usually try again, in seconds after the first no answer. */
export const USUAL_SCHEDULE = [30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 24 * HOUR] as const;

export interface RetryMark {
  readonly seconds: number;
  /** Delivered by then, of all that met no answer. Null: nothing was watched so long. */
  readonly deliveredBy: number | null;
  /** Of those still waiting at the mark before, delivered until this one. Null: too few to say. */
  readonly deliveredSince: number | null;
}

export interface RetryAdvice {
  readonly messages: number;
  readonly delivered: number;
  readonly givenUp: number;
  readonly waiting: number;
  readonly marks: readonly RetryMark[];
  /** The usual moments at which trying again pays here, in seconds; null where too little is known. */
  readonly schedule: readonly number[] | null;
  /** After so many seconds hardly anything is delivered any more; null: it still is, or too little is known. */
  readonly hopelessAfter: number | null;
  readonly because: string;
}

/** Fewer messages say nothing of a domain. */
const ENOUGH = 20;
/** A retry pays where at least one in twenty of those waiting gets through by it. */
const PAYS = 0.05;
/** Hope is gone where not one in a hundred does. */
const HOPELESS = 0.01;

/** Do retries help, when, and which schedule fits: from what became of the messages. */
export function retryAdvice(lives: readonly MessageLife[]): RetryAdvice {
  const count = (end: MessageLife['end']): number =>
    lives.reduce((sum, life) => sum + (life.end === end ? (life.count ?? 1) : 0), 0);
  const [delivered, givenUp, waiting] = [count('delivered'), count('given_up'), count('waiting')];
  const messages = delivered + givenUp + waiting;
  const steps = survivalOf(lives);
  const marks = marksOf(steps, lives);
  const isKnown = messages >= ENOUGH && marks.some(({ deliveredSince }) => deliveredSince !== null);
  const paying = marks.filter(({ deliveredSince }) => (deliveredSince ?? 0) >= PAYS);
  const facts = {
    messages,
    delivered,
    givenUp,
    waiting,
    marks,
    schedule: isKnown ? paying.map(({ seconds }) => seconds) : null,
    hopelessAfter: isKnown ? hopelessAfter(steps, marks) : null,
  };
  return { ...facts, because: sentence(facts) };
}

function marksOf(steps: readonly SurvivalStep[], lives: readonly MessageLife[]): RetryMark[] {
  const watched = lives.reduce((longest, { seconds }) => Math.max(longest, seconds), 0);
  return USUAL_SCHEDULE.map((seconds, i) => {
    const before = USUAL_SCHEDULE[i - 1] ?? 0;
    // Where all ended sooner the curve stays as it is; where the logs end sooner nothing is known.
    const isOver = (steps.at(-1)?.waiting ?? 1) === 0;
    if (lives.length === 0 || (watched < seconds && !isOver))
      return { seconds, deliveredBy: null, deliveredSince: null };
    const [now, then] = [stepAt(steps, seconds), stepAt(steps, before)];
    const deliveredBy = now?.deliveredBy ?? 0;
    const left = i === 0 ? 1 : (then?.waiting ?? 1);
    const atRisk = lives.reduce(
      (sum, life) => sum + (life.seconds > before || i === 0 ? (life.count ?? 1) : 0),
      0,
    );
    const gained = deliveredBy - (i === 0 ? 0 : (then?.deliveredBy ?? 0));
    return {
      seconds,
      deliveredBy,
      deliveredSince: atRisk < ENOUGH / 2 || left <= 0 ? null : gained / left,
    };
  });
}

/** The first mark with enough waiting after it of which hardly any were ever delivered. */
function hopelessAfter(steps: readonly SurvivalStep[], marks: readonly RetryMark[]): number | null {
  const last = steps.at(-1);
  if (last === undefined) return null;
  for (const { seconds } of marks) {
    const at = stepAt(steps, seconds);
    const next = steps.find((step) => step.seconds > seconds);
    const left = at?.waiting ?? 1;
    if (next === undefined || next.atRisk < ENOUGH || left <= 0) continue;
    if ((last.deliveredBy - (at?.deliveredBy ?? 0)) / left < HOPELESS) return seconds;
  }
  return null;
}

function sentence(facts: Omit<RetryAdvice, 'because'>): string {
  const { messages, delivered, givenUp, waiting, schedule, hopelessAfter: end } = facts;
  if (messages === 0) return 'No message met a host that did not answer.';
  const counts = `Of ${messages} messages that got no answer at first ${delivered} were delivered later, ${givenUp} given up, ${waiting} still wait`;
  if (schedule === null)
    return `${counts}; too few, or watched too shortly, to say when to try again.`;
  const when =
    schedule.length === 0
      ? 'no usual retry pays'
      : `trying again pays after ${schedule.map(length).join(', ')}`;
  return `${counts}; ${when}${end === null ? '' : `; after ${length(end)} hardly any gets through`}.`;
}

const length = (seconds: number): string =>
  seconds < HOUR ? `${seconds / MINUTE} min` : `${seconds / HOUR} h`;
