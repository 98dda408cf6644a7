import { HOUR, MINUTE } from '../bucket';
import type { Pooled } from '../blame/provider-check';
import { neighboursChance } from '../blame/provider-check';
import type { SpikeSettings } from '../settings';
import { beliefOf, expectedRate, hasPast, pastAt } from '../spike/baseline';
import type { Spike, SpikeEnd } from '../spike/spike';
import { endSpike, openSpike, spikeAfter } from '../spike/spike';
import { testWindows } from '../spike/test-windows';
import { countsIn } from './pool';
import type { IsBlamed, Subject } from './subject';
import { remember, seriesOf } from './subject';

/** What else bears on whether a domain's jump is its own. */
export interface Surroundings {
  readonly isBlamed: IsBlamed;
  /** Its provider fails as a whole. */
  readonly isProviders: boolean;
  /** When its provider's last failure as a whole ended; 0: never. */
  readonly providerEnd: number;
  /** What all domains of its provider showed lately; null without neighbours. Asked for only when it matters. */
  readonly neighbours: (window: number) => Pooled | null;
  readonly chancePerTest: number;
  readonly testsADay: number;
}

/** Neighbours that do so badly may mean that the provider fails: a jump waits a little before it is this domain's. */
const NEIGHBOURS_SUSPECT = 0.01;
const HELD_FOR = 2 * MINUTE;
const NEIGHBOURS_WINDOW = 5 * MINUTE;

/** One evaluation of one domain's no-answer rate. `isFresh`: something new went unanswered. */
export function lookForSpike(
  subject: Subject,
  isFresh: boolean,
  surroundings: Surroundings,
  settings: SpikeSettings,
  now: number,
): Spike | null {
  if (subject.spike !== null) return keep(subject, subject.spike, surroundings, settings, now);
  if (!isFresh || surroundings.isProviders) return null;
  if (!hasPast(subject.past, subject.firstSeen, now, settings)) return null;
  // Minutes of a failure that is over are not looked at again.
  const from = Math.max(now - HOUR, subject.unusual.at(-1)?.[1] ?? 0, surroundings.providerEnd);
  const series = seriesOf(subject, from, surroundings.isBlamed);
  const belief = beliefOf(subject.past, now);
  const jump = testWindows(series, belief, settings, surroundings.chancePerTest, now);
  if (jump === null) {
    subject.heldSince = null;
    return null;
  }
  if (isHeld(subject, surroundings, now)) return null;
  const confidence = Math.max(0, 1 - jump.chance * surroundings.testsADay);
  subject.spike = openSpike(
    subject.name,
    series,
    jump,
    expectedRate(subject.past, now),
    confidence,
    now,
  );
  subject.heldSince = null;
  return subject.spike;
}

/** Ends an open spike for a cause outside the domain. */
export function withdraw(subject: Subject, spike: Spike, end: SpikeEnd, now: number): Spike {
  subject.spike = null;
  remember(subject, spike.start, now);
  return endSpike(spike, end, now);
}

function keep(
  subject: Subject,
  spike: Spike,
  { isBlamed, isProviders }: Surroundings,
  settings: SpikeSettings,
  now: number,
): Spike | null {
  if (isProviders) return withdraw(subject, spike, 'part_of_provider', now);
  const series = seriesOf(subject, now - 2 * HOUR, isBlamed);
  if (isTheSendersAlone(subject, spike, isBlamed, settings))
    return withdraw(subject, spike, 'blamed_on_sender', now);
  const after = spikeAfter(spike, series, settings, now);
  if (after.end === null && now - spike.start >= settings.becomesUsual) {
    const ended = endSpike(after, series.length === 0 ? 'faded' : 'became_usual', now);
    // Usual from now on. Where nothing answers at all it is a matter of chronic states.
    if (ended.end === 'became_usual')
      subject.past = pastAt(after.noAnswers / after.attempts, subject.past.upTo);
    remember(subject, spike.start, now);
    subject.spike = null;
    return ended;
  }
  if (after.end === null) {
    subject.spike = after;
    return null;
  }
  remember(subject, after.start, Math.max(after.start, after.endedAt ?? now));
  subject.spike = null;
  return after;
}

/** A finding on a sender came after the spike, and without that sender nothing is left of it. */
function isTheSendersAlone(
  { recent }: Subject,
  spike: Spike,
  isBlamed: IsBlamed,
  { times }: SpikeSettings,
): boolean {
  let [attempts, noAnswers, blamed] = [0, 0, 0];
  for (const bucket of recent) {
    if (bucket.from < spike.start) continue;
    if (isBlamed(bucket)) blamed += bucket.noAnswer;
    else {
      attempts += bucket.attempts;
      noAnswers += bucket.noAnswer;
    }
  }
  return blamed > 0 && noAnswers < times * spike.usualRate * attempts + 1;
}

function isHeld(subject: Subject, { neighbours, isBlamed }: Surroundings, now: number): boolean {
  const pool = neighbours(NEIGHBOURS_WINDOW);
  if (pool === null) return false;
  const own = countsIn(subject, now - NEIGHBOURS_WINDOW, isBlamed, now);
  if (neighboursChance(pool, own) > NEIGHBOURS_SUSPECT) return false;
  subject.heldSince ??= now;
  return now - subject.heldSince < HELD_FOR;
}
