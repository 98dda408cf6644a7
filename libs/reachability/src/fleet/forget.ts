import { HOUR } from '../bucket';
import type { Memory } from './memory';
import type { Subject } from './subject';
import { QUARTER, quarterOf } from './subject';

/** A healthy subject is remembered so long for each attempt that its past knows of … */
const AN_ATTEMPT = HOUR;
/** … and for each that failed since its last answer: whoever tries again waits for hours. */
const A_FAILURE = 12 * HOUR;

/**
 * Drops what nobody tries any more, or the memory would grow with every misspelt domain for ever. The less is known of
 * a subject, the sooner: one that was tried once says nothing of its usual rate. What is not healthy, or spikes, is
 * kept however long: time alone ends no flag.
 *
 * @param atMost milliseconds without an attempt after which nothing of the past counts any more.
 * @returns the domains: whoever keeps something of them beside the memory may drop it too.
 */
export function forgetIdle(memory: Memory, atMost: number, now: number): readonly string[] {
  if (now - memory.forgotAt < QUARTER) return [];
  memory.forgotAt = quarterOf(now);
  const isForgotten = (subject: Subject): boolean =>
    lastSeen(subject) < now - Math.min(atMost, rememberedFor(subject)) &&
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

function rememberedFor({ past, recent, contact }: Subject): number {
  let attempts = past.attempts;
  for (const bucket of recent) attempts += bucket.attempts;
  const failures = contact.silence?.attempts ?? 0;
  return Math.max(attempts * AN_ATTEMPT, failures * A_FAILURE, 2 * HOUR);
}

const lastSeen = ({ recent, settledUpTo }: Subject): number => recent.at(-1)?.from ?? settledUpTo;
