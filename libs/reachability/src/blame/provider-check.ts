import type { BlameSettings, SpikeSettings } from '../settings';
import { chanceOfSoMany } from '../statistics/beta-binomial';

/** Counts that a provider's failure is judged by: its domains together. */
export interface Pooled {
  /** Domains that were tried, and those with more than twice the no answers to be expected. */
  readonly domains: number;
  readonly attempts: number;
  readonly noAnswers: number;
  readonly expected: number;
  readonly failing: number;
  readonly worst: {
    readonly attempts: number;
    readonly noAnswers: number;
    readonly expected: number;
  };
}

/** How surely the pooled usual rate is known, in attempts. */
const SURE = 300;

/**
 * The chance that a provider's domains, but for the worst of them, get so many no answers. Null where too few of them
 * are raised: what one domain alone shows is that domain's.
 */
export function providerChance(
  { attempts, noAnswers, expected, domains, failing, worst }: Pooled,
  { providerDomains, providerShare }: BlameSettings,
  { times, noAnswers: least }: SpikeSettings,
): number | null {
  const others = attempts - worst.attempts;
  const failed = noAnswers - worst.noAnswers;
  const usual = expected - worst.expected;
  if (failing < providerDomains || failing < providerShare * domains) return null;
  if (failed < least || failed < times * usual) return null;
  return chanceOfSoMany(failed, others, beliefIn(usual / others));
}

/** The chance of what a domain's neighbours at its provider show, itself left out; 1 without any. */
export function neighboursChance(
  { attempts, noAnswers, expected }: Pooled,
  own: { readonly attempts: number; readonly noAnswers: number; readonly expected: number },
): number {
  const others = attempts - own.attempts;
  const failed = noAnswers - own.noAnswers;
  if (others <= 0 || failed < 2 || failed > others) return 1;
  return chanceOfSoMany(failed, others, beliefIn(Math.max(0, expected - own.expected) / others));
}

function beliefIn(rate: number): { failures: number; successes: number } {
  const share = Math.min(0.99, Math.max(0.001, rate));
  return { failures: share * SURE, successes: (1 - share) * SURE };
}
