import { isWitness } from '../blame/finding';
import type { Settings } from '../settings';
import { chronicAfter } from '../silence/chronic';
import type { Circumstances } from '../silence/proof';
import { isChronic } from '../silence/proof';
import type { Contact } from '../silence/silence';
import { watchedFrom } from '../silence/watched';
import { stateChange } from './changes';
import { contactNow, partLengthOf } from './contact-now';
import type { StateChange } from './decisions';
import type { Memory, SubjectKind } from './memory';
import type { IsBlamed, Subject } from './subject';

/** Subjects of which something new is known. */
export interface FreshSubjects {
  readonly domains: Iterable<Subject>;
  readonly addresses: Iterable<Subject>;
}

/**
 * The states of those of which something new is known, and of those that wait for proof: what was missing may be known
 * without another attempt.
 */
export function lookAtSilences(
  memory: Memory,
  fresh: FreshSubjects,
  isBlamed: IsBlamed,
  settings: Settings,
  now: number,
): StateChange[] {
  const circumstances = circumstancesOf(memory, settings);
  const changes: StateChange[] = [];
  const decide = (kind: SubjectKind, subject: Subject): void => {
    const contact = contactNow(subject, isBlamed, partLengthOf(settings));
    if (memory.unproven.size > 0) memory.unproven.delete(subject);
    if (subject.chronic.state === 'healthy' && isShort(contact, settings)) return;
    const chronic = chronicAfter(subject.chronic, contact, circumstances, settings.chronic, now);
    const change = stateChange(kind, subject.name, subject.chronic, chronic, now);
    if (change !== null) changes.push(change);
    subject.chronic = chronic;
    if (chronic.state !== 'chronic' && wouldBeChronic(contact, settings))
      memory.unproven.set(subject, kind);
  };
  for (const domain of fresh.domains) decide('domain', domain);
  for (const address of fresh.addresses) decide('address', address);
  for (const [subject, kind] of [...memory.unproven]) decide(kind, subject);
  return changes;
}

function circumstancesOf({ senders, coverage }: Memory, { chronic }: Settings): Circumstances {
  return {
    reachesOthers: (logHost) => {
      const sender = senders.get(logHost);
      return sender !== undefined && isWitness(sender);
    },
    watchedFrom: (contact) => watchedFrom(contact, coverage, chronic),
  };
}

/** Too short for any state but healthy, whatever else is known. */
function isShort({ silence }: Contact, { chronic }: Settings): boolean {
  return silence === null || silence.until - silence.since < chronic.suspectAfter;
}

/** If all that is in it were proven. */
function wouldBeChronic({ silence }: Contact, { chronic }: Settings): boolean {
  return silence !== null && isChronic(silence, chronic.after, chronic);
}
