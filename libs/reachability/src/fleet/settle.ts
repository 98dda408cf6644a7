import type { Bucket } from '../bucket';
import { HOUR, MINUTE } from '../bucket';
import type { Settings } from '../settings';
import { contactAfter } from '../silence/silence';
import type { Cell } from '../spike/baseline';
import { pastWith } from '../spike/baseline';
import { partLengthOf, withoutBlame } from './contact-now';
import type { IsBlamed, Subject } from './subject';
import { hourOf } from './subject';

const QUARTER = HOUR / 4;

/**
 * Tells into the sums every hour that began at least two hours before `now`, each subject in its own minute of the hour:
 * for 200,000 at once it would be most of a second.
 */
export function settle(
  subject: Subject,
  isBlamed: IsBlamed,
  isProviders: (at: number) => boolean,
  settings: Settings,
  now: number,
): void {
  const upTo = hourOf(now - HOUR - ownMinute(subject.name) * MINUTE);
  if (upTo <= subject.settledUpTo) return;
  const { recent } = subject;
  let i = 0;
  while (i < recent.length) {
    const first = recent[i];
    if (first === undefined || first.from >= upTo) break;
    const hour = hourOf(first.from);
    const start = i;
    while (i < recent.length && hourOf(recent[i]?.from ?? 0) === hour) i++;
    const buckets = recent.slice(start, i);
    subject.settledContact = contactAfter(
      subject.settledContact,
      withoutBlame(buckets, isBlamed),
      partLengthOf(settings),
    );
    const cells = cellsOf(buckets, subject, isBlamed, isProviders);
    subject.past = pastWith(subject.past, hour, cells, settings.spike);
  }
  subject.recent = recent.slice(i);
  subject.settledUpTo = upTo;
  if (i > 0 && subject.stale !== 'nothing') subject.stale = 'all';
}

/** FNV-1a of the name, to a minute of the hour. */
function ownMinute(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++)
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return hash % 60;
}

function cellsOf(
  buckets: readonly Bucket[],
  subject: Subject,
  isBlamed: IsBlamed,
  isProviders: (at: number) => boolean,
): Cell[] {
  const cells: Cell[] = [];
  let [quarter, attempts, noAnswers, isUnusual] = [-1, 0, 0, false];
  const close = (): void => {
    if (attempts > 0) cells.push({ attempts, noAnswers, isUnusual });
  };
  for (const bucket of buckets) {
    if (isBlamed(bucket)) continue;
    const own = Math.floor(bucket.from / QUARTER);
    const unusual = isProviders(bucket.from) || isUnusualAt(subject, bucket.from);
    if (own !== quarter || unusual !== isUnusual) {
      close();
      [quarter, attempts, noAnswers, isUnusual] = [own, 0, 0, unusual];
    }
    attempts += bucket.attempts;
    noAnswers += bucket.noAnswer;
  }
  close();
  return cells;
}

function isUnusualAt({ spike, unusual }: Subject, at: number): boolean {
  if (spike !== null && at >= spike.start) return true;
  return unusual.some(([from, to]) => at >= from && at < to);
}
