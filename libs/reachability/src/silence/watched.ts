import type { Coverage } from '../bucket';
import type { ChronicSettings } from '../settings';
import type { Contact } from './silence';

/**
 * From when on everything was watched that could have shown an answer of this subject: the logs of all senders that
 * it answered in the days before it fell silent. A log that is behind, or of which nothing is known, makes it null:
 * an answer may stand in what was not read. A lost piece of the log of a sender that tried it or reached it may have
 * held one, so proof begins after it.
 */
export function watchedFrom(
  { reachedBy, silence, lastAnswer }: Contact,
  coverage: ReadonlyMap<string, Coverage>,
  settings: ChronicSettings,
): number | null {
  if (silence === null) return null;
  let from = lastAnswer ?? 0;
  for (const logHost in reachedBy) {
    if (!isAwaited(reachedBy[logHost] ?? 0, silence.until, settings)) continue;
    const known = coverage.get(logHost);
    if (known?.retired === true) continue;
    if (known === undefined || known.seenUpTo < silence.until - settings.lateness) return null;
  }
  for (const [logHost, { gaps }] of coverage) {
    const matters = Object.hasOwn(reachedBy, logHost) || Object.hasOwn(silence.senders, logHost);
    if (!matters) continue;
    for (const [start, end] of gaps)
      if (start < silence.until && end > from) from = Math.max(from, end);
  }
  return from;
}

function isAwaited(reachedAt: number, until: number, { reachedWithin }: ChronicSettings): boolean {
  return reachedAt >= until - reachedWithin;
}
