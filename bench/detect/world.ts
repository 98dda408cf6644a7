import { Chance } from './chance';

export const MINUTES_A_DAY = 1440;
/** A server that answers nothing at all is dead; one that spikes answers now and then. */
const HIGHEST = 0.98;

/** One made-up recipient domain and its truth. Times are minutes since the start. */
export interface Domain {
  readonly name: string;
  readonly provider: string;
  readonly providerIndex: number;
  /** Fresh messages a minute, on average over the day. */
  readonly volume: number;
  /** Which senders write to it. */
  readonly senders: readonly number[];
  /** Its usual no-answer rate, how it wanders, and by what it is higher at night. */
  readonly rate: number;
  readonly correlation: number;
  readonly atNight: number;
  readonly isGreylisting: boolean;
  /** `refused` or `no_route` where it fails without being silent. */
  readonly deadReason: 'no_answer' | 'refused' | 'no_route';
  /** Times without any answer, [from, to). */
  readonly dead: [from: number, to: number][];
}

export interface SpikeTruth {
  readonly domain: number;
  readonly from: number;
  readonly to: number;
  /** The no-answer rate while it lasts, and the one that is usual at that time of day. */
  readonly raised: number;
  readonly usual: number;
}

export interface ProviderTruth {
  readonly provider: number;
  readonly from: number;
  readonly to: number;
  /** No-answer rate of all its domains. */
  readonly rate: number;
}

export interface EgressTruth {
  readonly sender: number;
  readonly from: number;
  readonly to: number;
  readonly rate: number;
  readonly reason: 'no_answer' | 'network_unreachable';
}

/** A sender's log that comes late, or never. */
export interface PauseTruth {
  readonly sender: number;
  readonly from: number;
  readonly to: number;
  readonly isLost: boolean;
}

export interface World {
  readonly seed: number;
  readonly days: number;
  readonly warmup: number;
  readonly domains: readonly Domain[];
  readonly senders: readonly string[];
  readonly providers: readonly string[];
  readonly spikes: readonly SpikeTruth[];
  readonly outages: readonly ProviderTruth[];
  readonly egress: readonly EgressTruth[];
  readonly pauses: readonly PauseTruth[];
}

export interface WorldSize {
  readonly domains: number;
  readonly senders: number;
  /** Fresh messages a day, all together. */
  readonly messages: number;
  /** Days in all, and those before anything is injected. */
  readonly days: number;
  readonly warmup: number;
  readonly spikesADay: number;
}

export function makeWorld(seed: number, size: WorldSize): World {
  const chance = new Chance(seed);
  const senders = Array.from({ length: size.senders }, (_, i) => `out${i + 1}`);
  const providers = Array.from({ length: 40 }, (_, i) => `network${i}.example`);
  const domains = makeDomains(chance, size, providers);
  const [first, end] = [size.warmup * MINUTES_A_DAY, size.days * MINUTES_A_DAY];
  const measured = size.days - size.warmup;
  killSome(chance, domains, first, end);
  const outages = Array.from({ length: 2 * measured }, () => {
    const from = Math.floor(chance.between(first, end - 60));
    return {
      provider: chance.below(providers.length),
      from,
      to: from + Math.floor(chance.spread(10, 120)),
      rate: chance.between(0.5, 1),
    };
  });
  return {
    seed,
    days: size.days,
    warmup: size.warmup,
    domains,
    senders,
    providers,
    outages,
    spikes: makeSpikes(chance, domains, outages, first, end, size.spikesADay * measured),
    egress: makeEgress(chance, size.senders, measured, first),
    pauses: makePauses(chance, size.senders, measured, first),
  };
}

function makeDomains(chance: Chance, size: WorldSize, providers: readonly string[]): Domain[] {
  let harmonic = 0;
  for (let rank = 1; rank <= size.domains; rank++) harmonic += 1 / rank;
  return Array.from({ length: size.domains }, (_, i) => {
    const isHosted = chance.next() < 0.4;
    const hostedAt = Math.floor(providers.length * chance.next() ** 2);
    const usual = chance.next();
    const wander = chance.next();
    const volume = size.messages / MINUTES_A_DAY / harmonic / (i + 1);
    const few = 1 + chance.below(size.senders);
    const start = chance.below(size.senders);
    const written = volume > 0.5 ? size.senders : few;
    const deadReason = chance.next();
    return {
      name: `d${i}.example`,
      provider: isHosted ? (providers[hostedAt] ?? '') : `d${i}.example`,
      providerIndex: isHosted ? hostedAt : -1,
      volume,
      senders: Array.from({ length: written }, (_, s) => (start + s) % size.senders),
      rate:
        usual < 0.7
          ? chance.spread(0.0005, 0.005)
          : usual < 0.95
            ? chance.spread(0.005, 0.03)
            : chance.spread(0.03, 0.2),
      correlation: wander < 0.97 ? chance.spread(0.0003, 0.01) : chance.spread(0.02, 0.1),
      atNight: chance.next() < 0.1 ? chance.between(1.5, 4) : 1,
      isGreylisting: chance.next() < 0.15,
      deadReason: deadReason < 0.7 ? 'no_answer' : deadReason < 0.9 ? 'refused' : 'no_route',
      dead: [],
    };
  });
}

/** Dead from the start, dying, dead for a time: a long one, or too short to be chronic. */
function killSome(chance: Chance, domains: readonly Domain[], first: number, end: number): void {
  const count = Math.round(domains.length * 0.015);
  const quiet = (): Domain | undefined => domains[20 + chance.below(domains.length - 20)];
  for (let i = 0; i < count; i++) quiet()?.dead.push([0, Infinity]);
  for (let i = 0; i < count; i++) {
    const domain = quiet();
    if (domain === undefined || domain.dead.length > 0) continue;
    const from = Math.floor(chance.between(first, end));
    const kind = chance.next();
    const length =
      kind < 0.3
        ? Infinity
        : kind < 0.65
          ? chance.between(26 * 60, 60 * 60)
          : chance.between(2 * 60, 23 * 60);
    domain.dead.push([from, from + Math.floor(length)]);
  }
}

function makeSpikes(
  chance: Chance,
  domains: readonly Domain[],
  outages: readonly ProviderTruth[],
  first: number,
  end: number,
  count: number,
): SpikeTruth[] {
  const spikes: SpikeTruth[] = [];
  for (let tries = 0; tries < 50 * count && spikes.length < count; tries++) {
    // Busy domains as often as quiet ones; most can show twenty attempts while it lasts.
    const index = Math.floor(domains.length ** chance.between(0, 0.95)) - 1;
    const domain = domains[index];
    if (domain === undefined) continue;
    const from = Math.floor(chance.between(first, end - 180));
    const usual = usualRate(domain, from);
    // Half of them are a multiple of what is usual; half are what time-outs in the field look like: a firewall or an
    // overload leaves a third or nearly all of the attempts unanswered, whatever was usual before.
    const isMultiple = chance.next() < 0.5;
    const times = chance.spread(3, 50);
    const share = Math.max(3 * usual, chance.between(0.3, 0.98));
    const spike = {
      domain: index,
      from,
      to: from + Math.floor(chance.spread(8, 150)),
      raised: Math.min(HIGHEST, isMultiple ? usual * times : share),
      usual,
    };
    const isNear = (a: number, b: number): boolean => a < spike.to + 240 && b > spike.from - 240;
    if (domain.dead.some(([a, b]) => isNear(a, b))) continue;
    if (spikes.some((other) => other.domain === index && isNear(other.from, other.to))) continue;
    if (outages.some((o) => o.provider === domain.providerIndex && isNear(o.from, o.to))) continue;
    spikes.push(spike);
  }
  return spikes;
}

function makeEgress(chance: Chance, senders: number, days: number, first: number): EgressTruth[] {
  return Array.from({ length: days }, (_, day) => {
    const from = first + Math.floor(MINUTES_A_DAY * (day + chance.between(0.1, 0.8)));
    return {
      sender: chance.below(senders),
      from,
      to: from + Math.floor(chance.spread(15, 180)),
      rate: chance.next() < 0.6 ? 1 : chance.between(0.6, 0.95),
      reason: chance.next() < 0.8 ? 'no_answer' : 'network_unreachable',
    };
  });
}

function makePauses(chance: Chance, senders: number, days: number, first: number): PauseTruth[] {
  return Array.from({ length: days }, (_, day) => {
    const from = first + Math.floor(MINUTES_A_DAY * (day + chance.between(0, 0.8)));
    return {
      sender: chance.below(senders),
      from,
      to: from + Math.floor(chance.between(20, 240)),
      isLost: day % 3 === 2,
    };
  });
}

/** The rate about which a domain wanders at this time of day. */
export function usualRate({ rate, atNight }: Domain, minute: number): number {
  const hour = (minute % MINUTES_A_DAY) / 60;
  return hour >= 1 && hour < 5 ? Math.min(0.9, rate * atNight) : rate;
}

/** Fresh mail of this time of day, as a multiple of the daily mean. */
export function timeOfDay(minute: number): number {
  return 1 + 0.7 * Math.sin((2 * Math.PI * ((minute % MINUTES_A_DAY) - 480)) / MINUTES_A_DAY);
}

export function isDead({ dead }: Domain, minute: number): boolean {
  return dead.some(([from, to]) => minute >= from && minute < to);
}
