import type { Bucket } from '../bucket';
import { HEALTHY } from '../silence/chronic';
import { NO_CONTACT } from '../silence/silence';
import { NO_PAST } from '../spike/baseline';
import type { Memory } from './memory';
import { NOBODY } from './strangers/name-index';
import type { Strangers } from './strangers/strangers';
import type { Subject } from './subject';
import { newSubject } from './subject';

/** A stranger as a subject, for one look at it. */
export interface Stranger extends Subject {
  /** The provider that serves it, if that is not its own. */
  readonly provider: string | null;
}

/** Strangers that were tried since then; those of one provider, if it is said. Made anew for each look, kept by nobody. */
export function* strangersTried(
  strangers: Strangers,
  since: number,
  provider?: string,
): Generator<Stranger> {
  for (const known of strangers.all(provider))
    if (strangers.lastSeen(known) >= since) yield strangerOf(strangers, known);
}

/** Of these, the ones that answered. */
export function* strangersReached(strangers: Strangers, since: number): Generator<Stranger> {
  for (const known of strangers.all())
    if (strangers.lastSeen(known) >= since && strangers.lastAnswer(known) !== null)
      yield strangerOf(strangers, known);
}

function strangerOf(strangers: Strangers, known: number): Stranger {
  const name = strangers.nameOf(known);
  const recent = strangers.bucketsOf(known, name);
  const lastAnswer = strangers.lastAnswer(known);
  const contact =
    lastAnswer === null
      ? NO_CONTACT
      : { lastAnswer, reachedBy: NO_CONTACT.reachedBy, silence: null };
  return {
    name,
    firstSeen: strangers.firstSeen(known),
    settledUpTo: 0,
    recent: recent.length > 1 ? recent.sort(byTime) : recent,
    settledContact: NO_CONTACT,
    earlierContact: NO_CONTACT,
    contact,
    stale: 'nothing',
    chronic: HEALTHY,
    past: NO_PAST,
    spike: null,
    unusual: [],
    heldSince: null,
    provider: strangers.providerOf(known, ''),
  };
}

/** What the memory knows under a name, whether much or little; of a stranger not where it failed. */
export function knownAs(
  { domains, addresses, strangers }: Memory,
  kind: 'domains' | 'addresses',
  name: string,
): Subject | null {
  const subject = (kind === 'domains' ? domains : addresses).get(name);
  if (subject !== undefined) return subject;
  const known = strangers[kind].find(name);
  if (known === NOBODY) return null;
  const recent = strangers[kind].bucketsOf(known, name).sort(byTime);
  const [first] = recent;
  return first === undefined ? null : { ...newSubject(first), recent, stale: 'all' };
}

const byTime = (a: Bucket, b: Bucket): number =>
  a.from - b.from || (a.logHost < b.logHost ? -1 : 1);
