import { inOrder, providerChange, senderChange, spikeChange, stateChange } from './changes';
import type { Change } from './decisions';
import { HEALTHY } from '../silence/chronic';
import { blameOf } from './blame-of';
import type { Memory } from './memory';

/**
 * Everything that is open as of the last evaluation (`now`), with its counts and evidence as they stand now: what is suspect,
 * chronic or recovering, open spikes and findings. Told like changes: same ids, so rows of it replace older ones.
 */
export function standing(memory: Memory, now: number): readonly Change[] {
  const open: Change[] = [];
  const isBlamed = blameOf(memory);
  for (const kind of ['domain', 'address'] as const)
    for (const { name, chronic } of memory[kind === 'domain' ? 'domains' : 'addresses'].values()) {
      if (chronic.state === 'healthy') continue;
      const change = stateChange(kind, name, HEALTHY, chronic, now);
      if (change !== null) open.push(change);
    }
  for (const subject of memory.spiking)
    if (subject.spike !== null) open.push(spikeChange(subject, subject.spike, isBlamed, now));
  for (const { finding } of memory.senders.values())
    if (finding !== null) open.push(senderChange(finding, now));
  for (const { finding } of memory.providers.values())
    if (finding !== null) open.push(providerChange(finding, now));
  return inOrder(open);
}

/**
 * What was open at a past moment, as it was known then, from the changes that were told: of each episode the last one
 * told by then, unless that ended it. Nothing else need be kept to ask for the past.
 */
export function standingAt(changes: Iterable<Change>, at: number): readonly Change[] {
  const last = new Map<string, Change>();
  for (const change of changes) {
    const known = last.get(change.id);
    if (change.at <= at && (known === undefined || change.at >= known.at))
      last.set(change.id, change);
  }
  return inOrder([...last.values()].filter(({ isOver }) => !isOver));
}
