import { NO_CONTACT } from '../silence/silence';
import type { Memory } from './memory';
import { NOBODY } from './strangers/name-index';
import type { Strangers } from './strangers/strangers';
import type { Subject } from './subject';
import { newSubject, take } from './subject';

/** A stranger as a subject, for one look at it. */
export interface Stranger extends Subject {
  /** The provider that serves it, if that is not its own. */
  readonly provider: string | null;
}

/** Strangers that were tried since then; those of one provider, if it is said. */
export function* strangersTried(
  strangers: Strangers,
  since: number,
  provider?: string,
): Generator<Stranger> {
  for (const known of strangers.all(provider)) {
    if (strangers.lastSeen(known) < since) continue;
    const name = strangers.nameOf(known);
    const recent = strangers.bucketsOf(known, name).sort(byTime);
    const [first] = recent;
    if (first === undefined) continue;
    const lastAnswer = strangers.lastAnswer(known);
    const contact = lastAnswer === null ? NO_CONTACT : { ...NO_CONTACT, lastAnswer };
    yield {
      ...newSubject(first),
      recent,
      contact,
      provider: provider ?? strangers.providerOf(known, ''),
    };
  }
}

/** What the memory knows under a name, whether much or little. */
export function knownAs(
  { domains, addresses, strangers }: Memory,
  kind: 'domains' | 'addresses',
  name: string,
): Subject | null {
  const subject = (kind === 'domains' ? domains : addresses).get(name);
  if (subject !== undefined) return subject;
  const known = strangers[kind].find(name);
  if (known === NOBODY) return null;
  return subjectOf(strangers[kind].bucketsOf(known, name), 1);
}

/** A subject of buckets in any order. */
export function subjectOf(
  buckets: readonly Subject['recent'][number][],
  partLength: number,
): Subject | null {
  const [first, ...others] = [...buckets].sort(byTime);
  if (first === undefined) return null;
  const subject = newSubject(first);
  for (const bucket of [first, ...others]) take(subject, bucket, partLength);
  return subject;
}

const byTime = (
  a: Subject['recent'][number],
  b: Subject['recent'][number],
): number => a.from - b.from || (a.logHost < b.logHost ? -1 : 1);
