import { MINUTE } from '../bucket';
import type { RememberedSettings } from '../settings';
import type { Memory } from './memory';
import { rememberedFor } from './remembered';
import type { Subject } from './subject';
import { LONGEST_LOOK } from './tally';

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
    lastSeen(subject) < now - timeFor(subject, settings) &&
    subject.chronic.state === 'healthy' &&
    subject.spike === null;
  for (const [name, address] of memory.addresses) {
    if (!isForgotten(address)) continue;
    memory.addresses.delete(name);
    memory.unproven.delete(address);
  }
  const forgotten: string[] = [];
  for (const [name, domain] of memory.domains) {
    if (!isForgotten(domain)) continue;
    forgotten.push(name);
    memory.domains.delete(name);
    memory.active.delete(domain);
    memory.unproven.delete(domain);
    const provider = memory.providers.get(memory.routes.get(name) ?? '');
    memory.routes.delete(name);
    provider?.domains.delete(name);
    if (provider?.domains.size === 0 && provider.finding === null)
      memory.providers.delete(provider.name);
  }
  for (const kind of ['domains', 'addresses'] as const)
    memory.strangers[kind] = memory.strangers[kind].remembered(settings, now - LONGEST_LOOK, now);
  return forgotten;
}

function timeFor({ past, recent, contact }: Subject, settings: RememberedSettings): number {
  let attempts = past.attempts;
  for (const bucket of recent) attempts += bucket.attempts;
  return rememberedFor(attempts, contact.silence?.attempts ?? 0, settings);
}

const lastSeen = ({ recent, settledUpTo }: Subject): number => recent.at(-1)?.from ?? settledUpTo;
