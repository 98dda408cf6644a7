import type { Bucket } from '@noanswer/reachability';
import { Chance } from './chance';
import type { World } from './world';
import { isDead, MINUTES_A_DAY, timeOfDay, usualRate } from './world';

export const MINUTE = 60_000;
/** 2026-01-05, a Monday. */
export const START = Date.UTC(2026, 0, 5);

/** Minutes after a failure at which it is tried again, doubling; five days at most. */
const BACKOFF = [5, 10, 20, 40, 67];
const QUEUE_LIFE = 5 * MINUTES_A_DAY;
/** After so many failures in a row a sender leaves a destination alone for five minutes. */
const SUSPEND_AFTER = 5;

interface Retry {
  readonly domain: number;
  readonly sender: number;
  readonly stage: number;
  readonly born: number;
  count: number;
}

/** What the fleet really did in one minute, before any log is late. */
export interface Told {
  readonly domain: number;
  readonly sender: number;
  readonly bucket: Bucket;
}

/** The fleet's traffic, minute by minute, as its logs would be counted. */
export class Traffic {
  private readonly chance: Chance;
  private readonly due = new Map<number, Retry[]>();
  private readonly streak: Uint16Array;
  private readonly restUntil: Int32Array;
  private readonly rates: Float64Array;
  private readonly spiking = new Map<number, number>();

  constructor(private readonly world: World) {
    this.chance = new Chance(world.seed ^ 0x5eed);
    const pairs = world.domains.length * world.senders.length;
    this.streak = new Uint16Array(pairs);
    this.restUntil = new Int32Array(pairs);
    this.rates = new Float64Array(world.domains.length);
  }

  minute(minute: number): Told[] {
    if (minute % 15 === 0) this.wander(minute);
    this.spiking.clear();
    for (const { domain, from, to, raised } of this.world.spikes)
      if (minute >= from && minute < to) this.spiking.set(domain, raised);
    const planned = this.plan(minute);
    const told: Told[] = [];
    for (const retries of planned.values()) {
      const [first] = retries;
      if (first !== undefined) told.push(this.attempt(minute, first.domain, first.sender, retries));
    }
    return told;
  }

  /** The no-answer rate that a domain has in this minute, the senders' own faults apart. */
  rateOf(index: number, minute: number): number {
    const domain = this.world.domains[index];
    if (domain === undefined || isDead(domain, minute)) return 1;
    for (const { provider, from, to, rate } of this.world.outages)
      if (provider === domain.providerIndex && minute >= from && minute < to) return rate;
    return this.spiking.get(index) ?? this.rates[index] ?? 0;
  }

  /** A rate that holds for a quarter of an hour, about the usual one. */
  private wander(minute: number): void {
    this.world.domains.forEach((domain, i) => {
      const mean = usualRate(domain, minute);
      const sure = 1 / domain.correlation - 1;
      this.rates[i] = this.chance.beta(mean * sure, (1 - mean) * sure);
    });
  }

  /** Fresh mail and what is due again, by domain and sender. */
  private plan(minute: number): Map<number, Retry[]> {
    const planned = new Map<number, Retry[]>();
    const senders = this.world.senders.length;
    const add = (retry: Retry): void => {
      const key = retry.domain * senders + retry.sender;
      const known = planned.get(key);
      if (known === undefined) planned.set(key, [retry]);
      else known.push(retry);
    };
    const day = timeOfDay(minute);
    this.world.domains.forEach(({ volume, senders: own }, domain) => {
      const count = this.chance.poisson(volume * day);
      if (count === 0) return;
      let left = count;
      own.forEach((sender, i) => {
        const share = this.chance.binomial(left, 1 / (own.length - i));
        left -= share;
        if (share > 0) add({ domain, sender, stage: -1, born: minute, count: share });
      });
    });
    for (const retry of this.due.get(minute) ?? []) add(retry);
    this.due.delete(minute);
    return planned;
  }

  private attempt(minute: number, index: number, sender: number, retries: readonly Retry[]): Told {
    const { world, chance } = this;
    const domain = world.domains[index];
    if (domain === undefined) throw new RangeError(`no domain ${index}`);
    const pair = index * world.senders.length + sender;
    const fault = world.egress.find(
      (e) => e.sender === sender && minute >= e.from && minute < e.to,
    );
    const theirs = this.rateOf(index, minute);
    const rate = fault === undefined ? theirs : 1 - (1 - theirs) * (1 - fault.rate);
    let [attempts, failed, delivered, suspended, expired] = [0, 0, 0, 0, 0];
    for (const { stage, born, count } of retries) {
      const tried = this.triedOf(pair, minute, count);
      const failures = chance.binomial(tried, rate);
      const greylisted =
        domain.isGreylisting && stage < 0 ? chance.binomial(tried - failures, 0.3) : 0;
      this.note(pair, minute, tried, failures);
      attempts += tried;
      failed += failures;
      delivered += tried - failures - greylisted;
      suspended += count - tried;
      if (minute - born >= QUEUE_LIFE) expired += failures + count - tried;
      else {
        this.again(
          { domain: index, sender, stage: stage + 1, born, count: failures + greylisted },
          minute,
        );
        this.again(
          { domain: index, sender, stage: Math.max(0, stage), born, count: count - tried },
          minute,
        );
      }
    }
    const isOurs = fault !== undefined && chance.next() < fault.rate;
    const reason = isOurs ? fault.reason : isDead(domain, minute) ? domain.deadReason : 'no_answer';
    const from = START + minute * MINUTE;
    const answered = attempts - failed;
    const [a, b, c] = [chance.below(MINUTE), chance.below(MINUTE), chance.below(MINUTE)];
    const bucket = {
      subject: domain.name,
      logHost: world.senders[sender] ?? '',
      from,
      seconds: 60,
      attempts,
      delivered,
      answered,
      noAnswer: reason === 'no_answer' ? failed : 0,
      unreachable: failed,
      reasons: failed > 0 ? { [reason]: failed } : {},
      suspended,
      expired,
      verdicts: 0,
      firstFailure: failed > 0 ? from + Math.min(a, b) : null,
      lastFailure: failed > 0 ? from + (failed > 1 ? Math.max(a, b) : Math.min(a, b)) : null,
      lastAnswer: answered > 0 ? from + c : null,
    };
    return { domain: index, sender, bucket };
  }

  /** A destination that answers is tried by all at once; one that failed last, by a few; one at rest, by none. */
  private triedOf(pair: number, minute: number, count: number): number {
    if ((this.restUntil[pair] ?? 0) > minute) return 0;
    const streak = this.streak[pair] ?? 0;
    return streak === 0 ? count : Math.min(count, Math.max(0, SUSPEND_AFTER - streak));
  }

  private note(pair: number, minute: number, tried: number, failures: number): void {
    if (tried === 0) return;
    if (failures < tried) this.streak[pair] = 0;
    else {
      const streak = Math.min(SUSPEND_AFTER, (this.streak[pair] ?? 0) + failures);
      this.streak[pair] = streak;
      if (streak < SUSPEND_AFTER) return;
      this.restUntil[pair] = minute + 5;
      // After the rest one attempt tells.
      this.streak[pair] = SUSPEND_AFTER - 1;
    }
  }

  private again(retry: Retry, minute: number): void {
    if (retry.count === 0) return;
    const wait = BACKOFF[Math.min(retry.stage, BACKOFF.length - 1)] ?? 67;
    const at = minute + wait + this.chance.below(3);
    const list = this.due.get(at);
    if (list === undefined) this.due.set(at, [retry]);
    else list.push(retry);
  }
}
