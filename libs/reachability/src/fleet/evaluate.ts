import { MINUTE } from '../bucket';
import type { Settings } from '../settings';
import { SETTINGS } from '../settings';
import { blameOf } from './blame-of';
import { chancePerTest, testsADay, withTests } from './budget';
import { forgetIdle } from './forget';
import { inOrder, providerChange, senderChange, spikeChange } from './changes';
import type { Change, Decisions, News } from './decisions';
import { lookAtSenders } from './look-at-senders';
import { lookAtProviders, providerFailedAt, servedCount, subjectsOf } from './look-at-providers';
import { lookAtSilences } from './look-at-silences';
import { lookForSpike } from './look-for-spike';
import type { Memory, Provider, SubjectKind } from './memory';
import { isIdle, route } from './memory';
import { poolOf } from './pool';
import type { Stranger } from './stranger';
import { knownAs, strangersReached, strangersTried } from './stranger';
import type { Subject } from './subject';
import type { LastMinute, Taken } from './take-news';
import { takeAll } from './take-news';
import { LONGEST_LOOK, tallySenders } from './tally';

/**
 * One evaluation, once a minute of log time: what is new goes into the memory, which is changed in
 * place, and what changed by it comes out. The same memory, news and `now` give the same decisions, in
 * whatever order the news stand. `now` is log time: whoever catches up with a log evaluates it minute
 * by minute as well.
 */
export function evaluate(
  memory: Memory,
  news: News,
  now: number,
  settings: Settings = SETTINGS,
): Decisions {
  const changes: Change[] = [];
  for (const coverage of news.coverage ?? []) memory.coverage.set(coverage.logHost, coverage);
  const routes = routesOfOthers(memory, news.routes ?? []);
  const domains = takeAll(memory, 'domains', news.domains, routes, settings, now);
  const addresses = takeAll(memory, 'addresses', news.addresses ?? [], NO_ROUTES, settings, now);
  for (const [domain, provider] of routes)
    if (knownAs(memory, 'domains', domain) === null) route(memory, domain, provider);

  blameWhoIsToBlame(memory, domains, changes, settings, now);
  const isBlamed = blameOf(memory);
  const chance = chancePerTest(memory.tests, settings.spike);
  const failing = failingByProvider(memory, domains);
  lookAtProviders(memory, failing, isBlamed, settings, chance, now, (finding) =>
    changes.push(providerChange(finding, now)),
  );

  const fresh = { domains: domains.fresh.keys(), addresses: addresses.fresh.keys() };
  for (const change of lookAtSilences(memory, fresh, isBlamed, settings, now)) changes.push(change);

  const testsToday = testsADay(memory.tests, settings.spike);
  for (const subject of withSomethingToLookAt(memory, domains)) {
    const isFresh = domains.fresh.get(subject) === true;
    const provider = memory.providers.get(memory.routes.get(subject.name) ?? '');
    const surroundings = {
      isBlamed,
      isProviders: provider !== undefined && providerFails(provider, subject, now),
      neighbours: (window: number) =>
        provider === undefined || servedCount(memory, provider) < 2
          ? null
          : poolOf(subjectsOf(memory, provider, now), now - window, isBlamed, now),
      providerEnd: provider?.failed.at(-1)?.[1] ?? 0,
      chancePerTest: chance,
      testsADay: testsToday,
    };
    const spike = lookForSpike(subject, isFresh, surroundings, settings.spike, now);
    if (spike !== null) changes.push(spikeChange(subject, spike, isBlamed, now));
    if (subject.spike === null) memory.spiking.delete(subject);
    else memory.spiking.add(subject);
  }
  const tests = (domains.fresh.size + domains.met.size) * settings.spike.windows.length;
  memory.tests = withTests(memory.tests, tests, now);
  return {
    now,
    changes: inOrder(changes),
    forgotten: forgetIdle(memory, settings.remembered, now),
    late: domains.late + addresses.late,
    looked: [domains, addresses].reduce((sum, { fresh, met }) => sum + fresh.size + met.size, 0),
    tests,
  };
}

const NO_ROUTES: ReadonlyMap<string, string> = new Map();

/** Moves the domains that are known, and tells of the others who serves them. */
function routesOfOthers(
  memory: Memory,
  routes: NonNullable<News['routes']>,
): ReadonlyMap<string, string> {
  const others = new Map<string, string>();
  for (const { domain, provider } of routes)
    if (memory.domains.has(domain)) route(memory, domain, provider);
    else others.set(domain, provider);
  return others;
}

/** Domains with an open spike, and those where something new went unanswered. */
function withSomethingToLookAt({ spiking }: Memory, { fresh }: Taken): Set<Subject> {
  const subjects = new Set(spiking);
  for (const [subject, isFailing] of fresh) if (isFailing) subjects.add(subject);
  return subjects;
}

/**
 * Looks at senders first: what they are to blame for, nobody else is. To look across all domains costs more
 * than anything else here, so it is done when something new failed that could show a fault, and every
 * five minutes for the rest.
 */
function blameWhoIsToBlame(
  memory: Memory,
  { lastMinute }: Taken,
  changes: Change[],
  settings: Settings,
  now: number,
): void {
  const senders = [...memory.senders.values()];
  const isDue =
    now - memory.lookedAt >= LOOK_EVERY ||
    senders.some(({ finding, suspectedSince }) => finding !== null || suspectedSince !== null) ||
    mayShowFault(lastMinute.values(), settings);
  if (!isDue) return;
  memory.lookedAt = now;
  for (const subject of memory.active) if (isIdle(subject, now)) memory.active.delete(subject);
  const since = now - LONGEST_LOOK;
  const { domains: strangers } = memory.strangers;
  const answering = oneAfterAnother(memory.active, () => strangersReached(strangers, since));
  const tallies = tallySenders(answering, senders, servedBy(memory), now);
  const active = oneAfterAnother(memory.active, () => strangersTried(strangers, since));
  const hasChanged = lookAtSenders(memory, active, tallies, settings, now, (finding) =>
    changes.push(senderChange(finding, now)),
  );
  if (!hasChanged) return;
  for (const domain of memory.domains.values()) tellAnew(memory, 'domain', domain);
  for (const address of memory.addresses.values()) tellAnew(memory, 'address', address);
}

/** What was blamed on a sender may count against it now, and the other way round. */
function tellAnew({ unproven }: Memory, kind: SubjectKind, subject: Subject): void {
  subject.stale = 'all';
  const { state } = subject.chronic;
  if (state === 'suspect' || state === 'recovering') unproven.set(subject, kind);
}

const LOOK_EVERY = 5 * MINUTE;

function oneAfterAnother(
  subjects: Iterable<Subject>,
  strangers: () => Iterable<Subject>,
): Iterable<Subject> {
  return {
    *[Symbol.iterator]() {
      yield* subjects;
      yield* strangers();
    },
  };
}

/** Whether one sender's last minute failed at several destinations, and at an eighth of those it tried. */
function mayShowFault(lastMinute: Iterable<LastMinute>, { blame }: Settings): boolean {
  for (const { tried, failing } of lastMinute)
    if (failing >= 2 && failing * 2 >= blame.share * tried) return true;
  return false;
}

/** Domains of each provider at which something new went unanswered. */
function failingByProvider(
  { routes, strangers: { domains } }: Memory,
  { fresh, met }: Taken,
): Map<string, number> {
  const failing = new Map<string, number>();
  for (const [{ name }, isFailing] of fresh) {
    const provider = isFailing ? routes.get(name) : undefined;
    if (provider !== undefined) addCount(failing, provider);
  }
  for (const [name, isFailing] of met) {
    const provider = isFailing ? domains.providerOf(domains.find(name), name) : null;
    if (provider !== null) addCount(failing, provider);
  }
  return failing;
}

function addCount(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** The provider of a domain, where it serves others too. */
function servedBy(memory: Memory): (subject: Subject | Stranger) => string | null {
  return (subject) => {
    const name = 'provider' in subject ? subject.provider : memory.routes.get(subject.name);
    if (name === undefined || name === null) return null;
    const own = memory.providers.get(name)?.domains.size ?? 0;
    return own + memory.strangers.domains.servedBy(name) > 1 ? name : null;
  };
}

/** Failing as a whole now, or when this domain's spike began. */
function providerFails(provider: Provider, { spike }: Subject, now: number): boolean {
  if (providerFailedAt(provider, now - MINUTE)) return true;
  return spike !== null && providerFailedAt(provider, spike.start);
}
