import { MINUTE } from '../bucket';
import type { RememberedSettings } from '../settings';
import type { Memory } from './memory';
import type { Subject } from './subject';

const EVERY = 5 * MINUTE;
/**
 * Drops what nobody tries any more, or the memory would grow with every misspelt domain for ever. The less is known of
 * a subject, the sooner: one that was tried once says nothing of its usual rate. What is not healthy, or spikes, is
 * kept however long: time alone ends no flag.
 *
 * @returns the domains: whoever keeps something of them beside the memory may drop it too.
 */
export function forgetIdle(
  memory: Memory,
  settings: RememberedSettings,
  now: number,
): readonly string[] {
  if (now - memory.forgotAt < EVERY) return [];
  memory.forgotAt = now;
  const isForgotten = (subject: Subject): boolean =>
    lastSeen(subject) < now - rememberedFor(subject, settings) &&
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

function rememberedFor(
  { past, recent, contact }: Subject,
  { anAttempt, aFailure, atLeast, atMost }: RememberedSettings,
): number {
  let attempts = past.attempts;
  for (const bucket of recent) attempts += bucket.attempts;
  const failures = contact.silence?.attempts ?? 0;
  return Math.min(atMost, Math.max(attempts * anAttempt, failures * aFailure, atLeast));
}

const lastSeen = ({ recent, settledUpTo }: Subject): number => recent.at(-1)?.from ?? settledUpTo;
