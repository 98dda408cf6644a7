import type { Bucket } from '../bucket';
import { HOUR, MINUTE } from '../bucket';
import type { Settings } from '../settings';
import { contactAfter } from '../silence/silence';
import type { Cell } from '../spike/baseline';
import { pastWith } from '../spike/baseline';
import { compact, isShown } from './compact-bucket';
import { partLengthOf, withoutBlame } from './contact-now';
import { withoutShown } from './kept-bucket';
import type { IsBlamed, Subject } from './subject';
import { QUARTER, quarterOf } from './subject';
import { LONGEST_LOOK } from './tally';

/** Far more than the evidence of a spike or a flag is made of. */
const MOST_SHOWN = 16;

/**
 * Tells into the sums every quarter of an hour that no look needs minute by minute any more, each subject in its own
 * minute of the quarter: for 200,000 at once it would be most of a second.
 */
export function settle(
  subject: Subject,
  kind: 'domains' | 'addresses',
  isBlamed: IsBlamed,
  isProviders: (at: number) => boolean,
  settings: Settings,
  now: number,
): void {
  if (subject.spike === null) leaveOutShown(subject, now);
  const upTo = quarterOf(now - heldFor(subject, kind) - ownMinute(subject.name) * MINUTE);
  const answered = kind === 'addresses' ? beforeLastAnswer(subject.recent) : 0;
  if (upTo <= subject.settledUpTo && answered === 0) return;
  let settled = 0;
  const tell = (to: number, from: number): void => {
    const buckets = subject.recent.slice(settled, to);
    subject.settledContact = contactAfter(
      subject.settledContact,
      withoutBlame(buckets, isBlamed),
      partLengthOf(settings),
    );
    const cells =
      kind === 'addresses' ? [triedIn(buckets)] : cellsOf(buckets, subject, isBlamed, isProviders);
    subject.past = pastWith(subject.past, from, cells, settings.spike);
    settled = to;
  };
  for (const { to, until } of stretchesOf(subject.recent, upTo)) tell(to, quarterOf(until - 1));
  let settledUpTo = Math.min(upTo, subject.recent[settled]?.from ?? upTo);
  if (answered > settled) {
    tell(answered, quarterOf(subject.recent[answered - 1]?.from ?? upTo));
    settledUpTo = Math.max(settledUpTo, subject.recent[answered]?.from ?? settledUpTo);
  }
  subject.settledUpTo = Math.max(subject.settledUpTo, settledUpTo);
  subject.recent = subject.recent.slice(settled);
  if (settled > 0 && subject.stale !== 'nothing') subject.stale = 'all';
}

/**
 * Quarters of an hour that end before `upTo`, each with the index behind its last bucket. One that holds a longer bucket
 * is told together with those that it reaches into: what happened in them has no order of its own.
 */
function* stretchesOf(
  recent: readonly Bucket[],
  upTo: number,
): Generator<{ to: number; until: number }> {
  for (let i = 0; i < recent.length;) {
    let until = quarterOf(recent[i]?.from ?? 0) + QUARTER;
    for (let bucket = recent[i]; bucket !== undefined && bucket.from < until; bucket = recent[++i])
      until = Math.max(until, quarterOf(endOf(bucket) - 1) + QUARTER);
    if (until > upTo) return;
    yield { to: i, until };
  }
}

const endOf = ({ from, seconds }: Bucket): number => from + seconds * 1000;

/**
 * The longest window of a spike is an hour; an open one is counted on out of two. Of an address nobody asks for minutes:
 * while it is silent they are held for what is counted again, and for a finding on a sender that begins in the past.
 */
function heldFor({ spike }: Subject, kind: 'domains' | 'addresses'): number {
  if (kind === 'addresses') return HOUR / 2;
  return spike === null ? HOUR : 2 * HOUR;
}

/**
 * Where a busy domain failed a while ago, and in which lines, nobody asks any more: a silence begins after the last answer, and
 * of a spike that begins now the newest minutes show enough.
 */
function leaveOutShown({ recent, contact }: Subject, now: number): void {
  let shown = 0;
  for (let i = recent.length - 1; i >= 0; i--) {
    const bucket = recent[i];
    if (bucket === undefined || !isShown(bucket)) continue;
    shown++;
    if (shown <= MOST_SHOWN || bucket.from >= now - LONGEST_LOOK) continue;
    if (endOf(bucket) <= (contact.lastAnswer ?? 0)) recent[i] = compact(withoutShown(bucket));
  }
}

/**
 * How many buckets of an address are over before the last one that was answered. Whatever failed in them is no silence any
 * more, however often they are counted again.
 */
function beforeLastAnswer(recent: readonly Bucket[]): number {
  const answered = recent.findLast(({ lastAnswer }) => lastAnswer !== null);
  if (answered === undefined) return 0;
  const open = recent.findIndex((bucket) => endOf(bucket) > answered.from);
  return open === -1 ? 0 : open;
}

/** No usual rate is asked of an address, only how often it was tried. */
function triedIn(buckets: readonly Bucket[]): Cell {
  const attempts = buckets.reduce((sum, bucket) => sum + bucket.attempts, 0);
  return { attempts, noAnswers: 0, isUnusual: false };
}

/** FNV-1a of the name, to a minute of the quarter. */
function ownMinute(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++)
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  return hash % 15;
}

/** Of one quarter: one cell, or several where some of it was unusual. */
function cellsOf(
  buckets: readonly Bucket[],
  subject: Subject,
  isBlamed: IsBlamed,
  isProviders: (at: number) => boolean,
): Cell[] {
  const cells: Cell[] = [];
  let [attempts, noAnswers, isUnusual] = [0, 0, false];
  const close = (): void => {
    if (attempts > 0) cells.push({ attempts, noAnswers, isUnusual });
  };
  for (const bucket of buckets) {
    if (isBlamed(bucket)) continue;
    const unusual = isProviders(bucket.from) || isUnusualAt(subject, bucket.from);
    if (unusual !== isUnusual) {
      close();
      [attempts, noAnswers, isUnusual] = [0, 0, unusual];
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
