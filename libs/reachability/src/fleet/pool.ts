import type { Pooled } from '../blame/provider-check';
import { expectedRate } from '../spike/baseline';
import type { IsBlamed, Subject } from './subject';
import { usuallyAnswers } from './tally';

/** What the domains of one provider showed from a time on, without what is blamed on senders. */
export function poolOf(
  subjects: Iterable<Subject>,
  from: number,
  isBlamed: IsBlamed,
  now: number,
): Pooled {
  let [attempts, noAnswers, expected, domains, failing] = [0, 0, 0, 0, 0];
  let worst = { attempts: 0, noAnswers: 0, expected: 0 };
  for (const subject of subjects) {
    if (!usuallyAnswers(subject)) continue;
    const own = countsIn(subject, from, isBlamed, now);
    if (own.attempts === 0) continue;
    attempts += own.attempts;
    noAnswers += own.noAnswers;
    expected += own.expected;
    domains++;
    if (own.noAnswers > 2 * own.expected) failing++;
    if (own.noAnswers > worst.noAnswers) worst = own;
  }
  return { attempts, noAnswers, expected, domains, failing, worst };
}

/** One domain's counts from a time on, and the no answers that its usual rate lets expect. */
export function countsIn(
  { recent, past }: Subject,
  from: number,
  isBlamed: IsBlamed,
  now: number,
): Pooled['worst'] {
  let [attempts, noAnswers] = [0, 0];
  for (let i = recent.length - 1; i >= 0; i--) {
    const bucket = recent[i];
    if (bucket === undefined || bucket.from < from) break;
    if (isBlamed(bucket)) continue;
    attempts += bucket.attempts;
    noAnswers += bucket.noAnswer;
  }
  const expected = attempts === 0 ? 0 : attempts * expectedRate(past, now);
  return { attempts, noAnswers, expected };
}
