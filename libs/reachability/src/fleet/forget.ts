import { HOUR } from '../bucket';
import type { Memory } from './memory';
import type { Subject } from './subject';
import { hourOf } from './subject';

/**
 * Drops what nobody has tried for so long that nothing of its past counts any more, or the memory would grow with
 * every misspelt domain for ever. Looked at once an hour. What is not healthy, or spikes, is kept however long: time
 * alone ends no flag.
 *
 * @returns the domains: whoever keeps something of them beside the memory may drop it too.
 */
export function forgetIdle(memory: Memory, forgetAfter: number, now: number): readonly string[] {
  if (now - memory.forgotAt < HOUR) return [];
  memory.forgotAt = hourOf(now);
  const isForgotten = (subject: Subject): boolean =>
    lastSeen(subject) < now - forgetAfter &&
    subject.chronic.state === 'healthy' &&
    subject.spike === null;
  for (const [name, address] of memory.addresses)
    if (isForgotten(address)) memory.addresses.delete(name);
  const forgotten: string[] = [];
  for (const [name, domain] of memory.domains) {
    if (!isForgotten(domain)) continue;
    forgotten.push(name);
    memory.domains.delete(name);
    memory.active.delete(domain);
    const provider = memory.providers.get(memory.routes.get(name) ?? '');
    memory.routes.delete(name);
    provider?.domains.delete(name);
    if (provider?.domains.size === 0 && provider.finding === null)
      memory.providers.delete(provider.name);
  }
  return forgotten;
}

const lastSeen = ({ recent, settledUpTo }: Subject): number => recent.at(-1)?.from ?? settledUpTo;
