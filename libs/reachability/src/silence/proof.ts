import type { ChronicSettings } from '../settings';
import type { Contact, Silence } from './silence';
import { countedIn, cutAt } from './silence';

/** What else must be known to judge a silence. */
export interface Circumstances {
  /** Whether this sender is answered by other destinations, or was before it was cut off. */
  readonly reachesOthers: (logHost: string) => boolean;
  /**
   * From when on everything that could have been answered was watched: every log host in the record that this
   * subject answers. Null: one of them is not watched now, so nothing new may be concluded.
   */
  readonly watchedFrom: (contact: Contact) => number | null;
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

export function isChronic(proven: Silence, after: number, settings: ChronicSettings): boolean {
  if (proven.until - proven.since < after) return false;
  const hasVerdict = proven.verdicts + proven.expired > 0;
  const attempts = hasVerdict ? settings.attemptsWithVerdict : settings.attempts;
  const wanted = hasVerdict ? settings.partsTriedWithVerdict : settings.partsTried;
  // A shorter time has fewer parts.
  const most = Math.ceil((after * settings.parts) / settings.after);
  return proven.attempts >= attempts && proven.parts.length >= Math.min(wanted, most);
}

export function isSuspect(
  proven: Silence,
  { suspectAfter, suspectAttempts }: ChronicSettings,
): boolean {
  return proven.until - proven.since >= suspectAfter && proven.attempts >= suspectAttempts;
}
