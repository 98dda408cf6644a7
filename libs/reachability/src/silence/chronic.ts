import type { ChronicSettings } from '../settings';
import type { SilenceEvidence } from './evidence';
import { evidenceIn } from './evidence';
import type { Contact, Silence } from './silence';
import { countedIn, cutAt } from './silence';
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
  /** `since` of the first state of this episode that was not healthy: its name. Null while healthy. */
  readonly episode: number | null;
  /** What the state rests on; while recovering, what the flag rested on. Null while healthy. */
  readonly evidence: SilenceEvidence | null;
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
  episode: null,
  evidence: null,
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
    const flagged = enter(previous, 'chronic', evidenceIn(proven, contact), now);
    return isRecovering ? { ...flagged, relapses: previous.relapses + 1 } : flagged;
  }
  if (isRecovering)
    return hasProvedItself(previous, contact, settings)
      ? leave(previous, 'healthy', contact.lastAnswer, now)
      : previous;
  if (state === 'suspect')
    return contact.silence === null
      ? leave(previous, 'healthy', contact.lastAnswer, now)
      : withEvidence(previous, proven, contact);
  return proven !== null && isSuspect(proven, settings)
    ? enter(previous, 'suspect', evidenceIn(proven, contact), now)
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
    return withEvidence(previous, proven, contact);
  // An answer that was read late, and was followed by silence enough, moves the start only.
  if (proven !== null && isChronic(proven, settings.after, settings)) {
    const evidence = evidenceIn(proven, contact);
    const because = sentenceOf('chronic', previous, evidence, null, now);
    return { ...previous, since: proven.since, evidence, because };
  }
  return leave(previous, 'recovering', lastAnswer, now);
}

/** What a state rests on grows while it lasts. */
function withEvidence(
  previous: ChronicState,
  proven: Silence | null,
  contact: Contact,
): ChronicState {
  if (proven === null || proven.since > (previous.since ?? 0)) return previous;
  return { ...previous, evidence: evidenceIn(proven, contact) };
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
  const since = watched.parts[0] === first ? watched.since : first.first;
  if (Object.keys(watched.senders).every(reachesOthers)) return { ...watched, since };
  return { ...watched, since, parts, ...countedIn(parts, reachesOthers) };
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
  to: 'suspect' | 'chronic',
  evidence: SilenceEvidence,
  now: number,
): ChronicState {
  const because = sentenceOf(to, previous, evidence, null, now);
  return {
    state: to,
    entered: now,
    since: evidence.since,
    episode: previous.episode ?? evidence.since,
    evidence,
    relapses: to === 'suspect' ? 0 : previous.relapses,
    because,
    history: historyWith(previous, { to, at: now, because }),
  };
}

function leave(
  previous: ChronicState,
  to: 'recovering' | 'healthy',
  answer: number | null,
  now: number,
): ChronicState {
  const because = sentenceOf(to, previous, null, answer, now);
  const history = historyWith(previous, { to, at: now, because });
  if (to === 'healthy') return { ...HEALTHY, entered: now, because, history };
  return { ...previous, state: to, entered: now, since: answer, because, history };
}

const historyWith = ({ history }: ChronicState, transition: Transition): readonly Transition[] =>
  [...history, transition].slice(-MOST_HISTORY);
