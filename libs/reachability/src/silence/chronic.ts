import type { ChronicSettings } from '../settings';
import type { Contact, Silence } from './silence';
import { cutAt, total } from './silence';
import { sentenceOf } from './sentence';

/**
 * `chronic`: nothing has answered for a day (or as configured) over enough real attempts. `suspect`: nothing since
 * an hour or more. `recovering`: it was chronic and has answered; it must prove itself for some hours.
 */
export type Reachability = 'healthy' | 'suspect' | 'chronic' | 'recovering';

export interface Transition {
  readonly to: Reachability;
  /** The evaluation at which it was seen. */
  readonly at: number;
  readonly because: string;
}

export interface ChronicState {
  readonly state: Reachability;
  /** Evaluation at which this state began. */
  readonly entered: number | null;
  /** Since when nothing answered, of a flag that is or was on; the start of the recovery while recovering. */
  readonly since: number | null;
  /** Relapses of this episode. */
  readonly relapses: number;
  readonly because: string;
  /** The last transitions, oldest first. */
  readonly history: readonly Transition[];
}

export const HEALTHY: ChronicState = {
  state: 'healthy',
  entered: null,
  since: null,
  relapses: 0,
  because: '',
  history: [],
};

/** What else must be known to judge a silence. */
export interface Circumstances {
  /** Whether this sender is answered by other destinations at present. */
  readonly reachesOthers: (logHost: string) => boolean;
  /**
   * From when on everything that could have been answered was watched: every log host in the record that this
   * subject answers. Null: one of them is not watched now, so nothing new may be concluded.
   */
  readonly watchedFrom: (contact: Contact) => number | null;
}

const MOST_HISTORY = 20;

/** The next state of one subject. Nothing in it depends on time passing without attempts. */
export function chronicAfter(
  previous: ChronicState,
  contact: Contact,
  circumstances: Circumstances,
  settings: ChronicSettings,
  now: number,
): ChronicState {
  const { state } = previous;
  const proven = provenSilence(contact, circumstances);
  if (state === 'chronic') return whileChronic(previous, contact, proven, settings, now);
  const isRecovering = state === 'recovering';
  const after = isRecovering ? settings.relapseAfter : settings.after;
  if (proven !== null && isChronic(proven, after, settings)) {
    const flagged = enter(previous, 'chronic', proven.since, contact, now);
    return isRecovering ? { ...flagged, relapses: previous.relapses + 1 } : flagged;
  }
  if (isRecovering)
    return hasProvedItself(previous, contact, settings)
      ? enter(previous, 'healthy', null, contact, now)
      : previous;
  if (state === 'suspect')
    return contact.silence === null ? enter(previous, 'healthy', null, contact, now) : previous;
  return proven !== null && isSuspect(proven, settings)
    ? enter(previous, 'suspect', proven.since, contact, now)
    : previous;
}

/** A single answer ends the flag; failures since then begin a new silence. */
function whileChronic(
  previous: ChronicState,
  contact: Contact,
  proven: Silence | null,
  settings: ChronicSettings,
  now: number,
): ChronicState {
  const { lastAnswer } = contact;
  if (lastAnswer === null || previous.since === null || lastAnswer < previous.since)
    return previous;
  // An answer that was read late, and was followed by silence enough, moves the start only.
  if (proven !== null && isChronic(proven, settings.after, settings))
    return { ...previous, since: proven.since };
  return enter(previous, 'recovering', lastAnswer, contact, now);
}

function hasProvedItself(
  { since }: ChronicState,
  { lastAnswer, silence }: Contact,
  { probation }: ChronicSettings,
): boolean {
  return (
    silence === null && since !== null && lastAnswer !== null && lastAnswer - since >= probation
  );
}

/**
 * The part of a silence that proves something: from when on all was watched, and only attempts of senders that reach
 * others. Null: nothing may be concluded.
 */
export function provenSilence(
  contact: Contact,
  { reachesOthers, watchedFrom }: Circumstances,
): Silence | null {
  const { silence } = contact;
  if (silence === null) return null;
  const from = watchedFrom(contact);
  if (from === null) return null;
  const watched = from > silence.since ? cutAt(silence, from - 1) : silence;
  if (watched === null) return null;
  const parts = watched.parts.filter(({ senders }) => Object.keys(senders).some(reachesOthers));
  const first = parts[0];
  if (first === undefined) return null;
  const senders = Object.fromEntries(
    Object.entries(watched.senders).filter(([logHost]) => reachesOthers(logHost)),
  );
  const since = watched.parts[0] === first ? watched.since : first.first;
  return { ...watched, since, parts, senders, attempts: total(senders) };
}

function isChronic(proven: Silence, after: number, settings: ChronicSettings): boolean {
  if (proven.until - proven.since < after) return false;
  const hasVerdict = proven.verdicts + proven.expired > 0;
  const attempts = hasVerdict ? settings.attemptsWithVerdict : settings.attempts;
  const wanted = hasVerdict ? settings.partsTriedWithVerdict : settings.partsTried;
  // A shorter time has fewer parts.
  const most = Math.ceil((after * settings.parts) / settings.after);
  return proven.attempts >= attempts && proven.parts.length >= Math.min(wanted, most);
}

function isSuspect(proven: Silence, { suspectAfter, suspectAttempts }: ChronicSettings): boolean {
  return proven.until - proven.since >= suspectAfter && proven.attempts >= suspectAttempts;
}

function enter(
  previous: ChronicState,
  to: Reachability,
  since: number | null,
  contact: Contact,
  now: number,
): ChronicState {
  const because = sentenceOf(to, previous, since, contact, now);
  const history = [...previous.history, { to, at: now, because }].slice(-MOST_HISTORY);
  const relapses = to === 'healthy' || to === 'suspect' ? 0 : previous.relapses;
  return { state: to, entered: now, since, relapses, because, history };
}
