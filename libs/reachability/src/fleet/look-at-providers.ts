import { HOUR } from '../bucket';
import type { ProviderFinding } from '../blame/finding';
import { providerSentence } from '../blame/finding';
import type { Pooled } from '../blame/provider-check';
import { providerChance } from '../blame/provider-check';
import type { Settings } from '../settings';
import type { MinuteCounts } from '../spike/series';
import { endSpike, openSpike, spikeAfter } from '../spike/spike';
import type { Memory, Provider } from './memory';
import { poolOf } from './pool';
import { strangersTried } from './stranger';
import type { IsBlamed, Subject } from './subject';
import { seriesOf } from './subject';
import { LONGEST_LOOK, LOOKS } from './tally';

const MOST_FAILED = 20;
const MOST_DOMAINS = 20;

/** Opens, keeps and ends the findings on receiving networks. */
export function lookAtProviders(
  memory: Memory,
  failing: ReadonlyMap<string, number>,
  isBlamed: IsBlamed,
  settings: Settings,
  chance: number,
  now: number,
  tell: (finding: ProviderFinding) => void,
): void {
  for (const provider of memory.providers.values()) {
    if (provider.finding !== null) {
      const after = keep(memory, provider, provider.finding, isBlamed, settings, now);
      if (after !== null) tell(after);
      continue;
    }
    // One domain's new failures are that domain's.
    if ((failing.get(provider.name) ?? 0) < 2) continue;
    if (servedCount(memory, provider) < settings.blame.providerDomains) continue;
    const subjects = subjectsOf(memory, provider, now);
    const lastEnd = provider.failed.at(-1)?.[1] ?? 0;
    for (const window of LOOKS) {
      // The last failure as a whole is no part of this one.
      const from = Math.max(lastEnd, now - window);
      const pooled = poolOf(subjects, from, isBlamed, now);
      const own = providerChance(pooled, settings.blame, settings.spike);
      if (own === null) continue;
      if (own > chance) continue;
      tell(open(memory, provider, pooled, own, window, isBlamed, now));
      break;
    }
  }
}

/** Whether a domain's failures at this time were its whole provider's. */
export function providerFailedAt({ finding, failed }: Provider, at: number): boolean {
  if (finding !== null && at >= finding.spike.start) return true;
  return failed.some(([from, to]) => at >= from && at < to);
}

function open(
  memory: Memory,
  provider: Provider,
  pooled: Pooled,
  chance: number,
  window: number,
  isBlamed: IsBlamed,
  now: number,
): ProviderFinding {
  const lastEnd = provider.failed.at(-1)?.[1] ?? 0;
  const series = pooledSeries(memory, provider, Math.max(lastEnd, now - HOUR), isBlamed, now);
  const { attempts, noAnswers, expected } = pooled;
  const jump = { window, attempts, noAnswers, chance };
  const spike = openSpike(provider.name, series, jump, expected / attempts, 1 - chance, now);
  const facts = { provider: provider.name, spike, failing: pooled.failing, tried: pooled.domains };
  provider.finding = {
    ...facts,
    domains: worstOf(memory, provider, spike.start, now),
    spike: { ...spike, because: providerSentence(facts) },
  };
  return provider.finding;
}

/** The finding as it stands now; told only when it is over. */
function keep(
  memory: Memory,
  provider: Provider,
  finding: ProviderFinding,
  isBlamed: IsBlamed,
  settings: Settings,
  now: number,
): ProviderFinding | null {
  const series = pooledSeries(
    memory,
    provider,
    Math.max(finding.spike.start, now - 2 * HOUR),
    isBlamed,
    now,
  );
  let spike = spikeAfter(finding.spike, series, settings.spike, now);
  if (spike.end === null && now - spike.start >= settings.spike.becomesUsual)
    spike = endSpike(spike, series.length === 0 ? 'faded' : 'became_usual', now);
  const told = {
    ...finding,
    spike: { ...spike, because: providerSentence({ ...finding, spike }) },
  };
  if (spike.end === null) {
    provider.finding = told;
    return null;
  }
  provider.finding = null;
  provider.failed = [...provider.failed, [spike.start, now] as const].slice(-MOST_FAILED);
  return told;
}

function pooledSeries(
  memory: Memory,
  provider: Provider,
  from: number,
  isBlamed: IsBlamed,
  now: number,
): MinuteCounts[] {
  const minutes = new Map<number, { from: number; attempts: number; noAnswers: number }>();
  for (const subject of subjectsOf(memory, provider, now)) {
    if (subject.chronic.state === 'chronic') continue;
    for (const minute of seriesOf(subject, from, isBlamed)) {
      const sum = minutes.get(minute.from) ?? { from: minute.from, attempts: 0, noAnswers: 0 };
      sum.attempts += minute.attempts;
      sum.noAnswers += minute.noAnswers;
      minutes.set(minute.from, sum);
    }
  }
  return [...minutes.values()].toSorted((a, b) => a.from - b.from);
}

function worstOf(memory: Memory, provider: Provider, from: number, now: number): string[] {
  const counted = subjectsOf(memory, provider, now).map(({ name, recent }) => ({
    name,
    noAnswers: recent.reduce((sum, bucket) => sum + (bucket.from >= from ? bucket.noAnswer : 0), 0),
  }));
  return counted
    .filter(({ noAnswers }) => noAnswers > 0)
    .toSorted((a, b) => b.noAnswers - a.noAnswers || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_DOMAINS)
    .map(({ name }) => name);
}

/** Its domains that were tried lately. */
export function subjectsOf(memory: Memory, { name, domains }: Provider, now: number): Subject[] {
  const known = [...domains].flatMap((domain) => {
    const subject = memory.domains.get(domain);
    return subject !== undefined && memory.active.has(subject) ? [subject] : [];
  });
  return [...known, ...strangersTried(memory.strangers.domains, now - LONGEST_LOOK, name)];
}

export function servedCount({ strangers }: Memory, { name, domains }: Provider): number {
  return domains.size + strangers.domains.servedBy(name);
}
