import { inOrder, providerChange, senderChange, spikeChange, stateChange } from './changes';
import type { Change } from './decisions';
import { HEALTHY } from '../silence/chronic';
import { blameOf } from './blame-of';
import type { Memory } from './memory';

/**
 * Everything that is open as of the last evaluation, with its counts and evidence as they stand now: what is suspect,
 * chronic or recovering, open spikes and findings. Told like changes: same ids, so rows of it replace older ones.
 */
export function standing(memory: Memory): readonly Change[] {
  const open: Change[] = [];
  const isBlamed = blameOf(memory);
  for (const kind of ['domain', 'address'] as const)
    for (const { name, chronic } of memory[kind === 'domain' ? 'domains' : 'addresses'].values()) {
      if (chronic.state === 'healthy') continue;
      const change = stateChange(kind, name, HEALTHY, chronic);
      if (change !== null) open.push(change);
    }
  for (const subject of memory.spiking)
    if (subject.spike !== null) open.push(spikeChange(subject, subject.spike, isBlamed));
  for (const { finding } of memory.senders.values())
    if (finding !== null) open.push(senderChange(finding));
  for (const { finding } of memory.providers.values())
    if (finding !== null) open.push(providerChange(finding));
  return inOrder(open);
}
