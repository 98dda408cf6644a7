import { marksOf, nameOf, type PrefixMark } from './prefix-marks';

/** A log as it is remembered between runs: its name and the marks of the longest start seen. */
export interface KnownSource {
  readonly name: string;
  readonly marks: readonly PrefixMark[];
}

/** What a log is called, and what to remember of it. */
export interface SourceIdentity extends KnownSource {
  /** False when the known entry already says all this: nothing to record anew. */
  readonly changed: boolean;
}

/**
 * The known log that this start belongs to, or null for a log never seen.
 *
 * A log is known by what it holds. Of the two starts one must be a beginning of the other: the
 * last mark of the one with fewer marks is found among the other's. That takes in
 * - the same log, plain or compressed, moved or renamed: same marks;
 * - a log that has grown since it was recorded: the recorded marks are a beginning of its own;
 * - a truncated copy of a log already recorded: its marks are a beginning of the recorded ones.
 * Of several the one with most marks in common wins, then the one recorded first.
 *
 * A match is believed from one mark on: at least one whole line. Syslog and
 * Exim lines carry a stamp, a host or message id and a pid, so two logs share such a start only if
 * one message was written to both (`mail.log` and `mail.info`). Two such logs keep apart from
 * their first differing line on, because the longer start decides; they can be merged only while
 * one of them holds nothing but lines with which the other begins too.
 *
 * Limits: what differs only after the first 4,096 bytes is not seen at all (see {@link dropCopies});
 * a log without one whole line has a name, but not one that outlives its growth.
 */
export function matchSource(known: readonly KnownSource[], start: Uint8Array): string | null {
  return bestMatch(known, marksOf(start))?.name ?? null;
}

/** The name of the log with this start, and what is to be recorded now that it was seen. */
export function identify(known: readonly KnownSource[], start: Uint8Array): SourceIdentity {
  const marks = marksOf(start);
  const match = bestMatch(known, marks);
  if (!match) return { name: nameOf(start, marks), marks, changed: marks.length > 0 };
  const grown = marks.length > match.marks.length;
  return { name: match.name, marks: grown ? marks : match.marks, changed: grown };
}

function bestMatch(
  known: readonly KnownSource[],
  marks: readonly PrefixMark[],
): KnownSource | undefined {
  let best: KnownSource | undefined;
  let bestShared = 0;
  for (const source of known) {
    const shared = sharedMarks(source.marks, marks);
    if (shared > bestShared) {
      best = source;
      bestShared = shared;
    }
  }
  return best;
}

/** Whether one of two logs begins like the whole start of the other. */
export function beginAlike(one: readonly PrefixMark[], other: readonly PrefixMark[]): boolean {
  return sharedMarks(one, other) > 0;
}

/** How many marks the two have in common if one is a beginning of the other; else 0. */
export function sharedMarks(one: readonly PrefixMark[], other: readonly PrefixMark[]): number {
  const shared = Math.min(one.length, other.length);
  const last = one[shared - 1];
  const same = other[shared - 1];
  return last?.hash === same?.hash && last?.length === same?.length ? shared : 0;
}
