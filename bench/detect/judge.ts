import type { Change, ChronicState } from '@noanswer/reachability';
import { binomialTail } from './chance';
import { Rule } from './rule';
import type { Told } from './traffic';
import { MINUTE, START } from './traffic';
import type { SpikeTruth, World } from './world';
import { isDead, MINUTES_A_DAY, timeOfDay } from './world';

/** A test as strict as ours may be at its most generous; what it cannot see, no test of one fleet can. */
const IDEAL_CHANCE = 1e-7;
/** After an anomaly its retries and its hour-long window still show it. */
const AFTERMATH = 60;
const ENOUGH = 20;
/** Evaluations within which a spike is to be found. */
export const IN_TIME = 2;

/** What came of one injected spike. */
export interface SpikeScore {
  readonly truth: SpikeTruth;
  /** Fresh messages that its domain lets expect in its first two minutes, from senders whose logs come in time. */
  readonly expected: number;
  made: number;
  /** Evaluation (minute) that was the first to see twenty attempts; null: never made. */
  enoughAt: number | null;
  /** Attempts up to the second evaluation from then. */
  madeByDeadline: number;
  foundAt: number | null;
  /** An earlier spike of this domain was still open when it began: it cannot be found anew. */
  isStillOpen: boolean;
  /** The chance that the best possible test has found it by the deadline. */
  power: number;
}

export interface Score {
  readonly spikes: readonly SpikeScore[];
  readonly falseSpikes: string[];
  /** Domains reported besides their provider, or for a sender's fault. */
  readonly besideProvider: string[];
  readonly besideSender: string[];
  readonly falseFlags: string[];
  /** Minutes from when the rule held to the flag. */
  readonly flagDelays: number[];
  readonly flagsMissed: string[];
  /** Minutes from the start of an egress fault to its finding; null: never found. */
  readonly egress: { delay: number | null; findings: number }[];
  readonly falseSenders: string[];
  readonly outages: { delay: number | null; findings: number }[];
  readonly falseProviders: string[];
  readonly days: number;
}

/** Holds what the decisions say against what was injected. */
export class Judge {
  private readonly rule: Rule;
  private readonly index: Map<string, number>;
  private readonly flagged = new Set<number>();
  private readonly open = new Set<number>();
  private readonly waited = new Map<number, number>();
  private readonly unread: { readonly minute: number; readonly told: Told }[] = [];
  private readonly touched = new Set<number>();
  /** The truth, read or not. */
  private readonly lastAnswer: number[];
  readonly score: Score;

  constructor(private readonly world: World) {
    this.rule = new Rule(world);
    this.lastAnswer = world.domains.map(() => -1);
    this.index = new Map(world.domains.map(({ name }, i) => [name, i]));
    this.score = {
      spikes: world.spikes.map((truth) => ({
        truth,
        expected: expectedIn(world, truth),
        made: 0,
        enoughAt: null,
        madeByDeadline: 0,
        foundAt: null,
        isStillOpen: false,
        power: 0,
      })),
      falseSpikes: [],
      besideProvider: [],
      besideSender: [],
      falseFlags: [],
      flagDelays: [],
      flagsMissed: [],
      egress: world.egress.map(() => ({ delay: null, findings: 0 })),
      falseSenders: [],
      outages: world.outages.map(() => ({ delay: null, findings: 0 })),
      falseProviders: [],
      // Spikes are looked for from the second day on.
      days: world.days - 1,
    };
  }

  /** What really happened in a minute. */
  saw(minute: number, told: readonly Told[]): void {
    const made = new Map<number, number>();
    for (const one of told) {
      const { domain, sender, bucket } = one;
      if (bucket.answered > 0) this.lastAnswer[domain] = minute;
      if (this.isPaused(sender, minute)) {
        if (!this.isLost(sender, minute)) this.unread.push({ minute, told: one });
        continue;
      }
      this.tellRule(minute, one);
      if (!this.isCutOff(sender, minute))
        made.set(domain, (made.get(domain) ?? 0) + bucket.attempts);
    }
    for (const late of this.unread.splice(0))
      if (this.isPaused(late.told.sender, minute)) this.unread.push(late);
      else this.tellRule(late.minute, late.told);
    for (const domain of this.touched) this.rule.look(domain, minute);
    this.touched.clear();
    this.countSpikes(minute, made);
  }

  /** The rule knows what is read, not what happened. */
  private tellRule(minute: number, { domain, sender, bucket }: Told): void {
    if (bucket.answered > 0) this.rule.answered(domain, sender, minute);
    if (bucket.unreachable > 0 && !this.isCutOff(sender, minute)) {
      this.rule.failed(domain, sender, minute, bucket.unreachable);
      if (bucket.expired > 0) this.rule.gaveUp(domain);
      this.touched.add(domain);
    }
  }

  private countSpikes(minute: number, made: ReadonlyMap<number, number>): void {
    for (const score of this.score.spikes) {
      const { domain, from, to } = score.truth;
      if (minute < from || minute >= to) continue;
      if (minute === from) score.isStillOpen = this.open.has(domain);
      score.made += made.get(domain) ?? 0;
      if (score.enoughAt === null && score.made >= ENOUGH) score.enoughAt = minute + 1;
      const deadline = score.expected >= ENOUGH ? from + IN_TIME : (score.enoughAt ?? to) + 1;
      if (minute >= deadline) continue;
      score.madeByDeadline = score.made;
      if (score.made >= ENOUGH) score.power = powerOf(score.truth, score.made);
    }
  }

  /** What was decided at the end of a minute. */
  decided(minute: number, changes: readonly Change[]): void {
    for (const change of changes) this.judge(minute + 1, change);
    this.world.domains.forEach((_, domain) => {
      const since = this.rule.since(domain);
      if (since === null || this.flagged.has(domain)) this.waited.delete(domain);
      else this.waited.set(domain, minute + 1 - since);
    });
  }

  finish(): Score {
    for (const [domain, waited] of this.waited)
      if (waited > 60)
        this.score.flagsMissed.push(`${this.world.domains[domain]?.name}: ${waited} min`);
    return this.score;
  }

  private judge(at: number, change: Change): void {
    const domain = this.index.get(change.subject) ?? -1;
    const text = `minute ${at}, ${change.subject}: `;
    if (change.kind === 'domain') this.judgeState(domain, at, change.chronic, text);
    else if (change.kind === 'spike') {
      const { start, end, because } = change.spike;
      if (end !== null) this.open.delete(domain);
      else {
        this.open.add(domain);
        this.judgeSpike(domain, (start - START) / MINUTE, at, text + because);
      }
    } else if (change.kind === 'sender') {
      if (change.finding.endedAt === null)
        this.judgeSender(change.subject, at, text + change.finding.because);
    } else if (change.kind === 'provider' && change.finding.spike.end === null)
      this.judgeProvider(change.subject, at, text + change.finding.spike.because);
  }

  private judgeState(
    domain: number,
    at: number,
    { state, since, because }: ChronicState,
    text: string,
  ): void {
    if (state !== 'chronic') {
      this.flagged.delete(domain);
      return;
    }
    // A flag whose start is corrected is told again.
    if (this.flagged.has(domain)) return;
    this.flagged.add(domain);
    if (this.isFalseFlag(domain, (since ?? START) - START, at))
      this.score.falseFlags.push(text + because);
    else this.score.flagDelays.push(at - (this.rule.since(domain) ?? at));
  }

  /** Wrong in truth: it is not dead, or something answered in the time for which it is said that nothing did. */
  private isFalseFlag(domain: number, since: number, at: number): boolean {
    const truth = this.world.domains[domain];
    if (truth === undefined || !isDead(truth, at - 1)) return true;
    const from = since / MINUTE;
    return (this.lastAnswer[domain] ?? -1) > from || at - from < MINUTES_A_DAY;
  }

  private judgeSender(name: string, at: number, text: string): void {
    const i = this.world.egress.findIndex(
      ({ sender, from, to }) => this.world.senders[sender] === name && at > from && at < to + 20,
    );
    const score = this.score.egress[i];
    if (score === undefined) this.score.falseSenders.push(text);
    else {
      score.findings++;
      score.delay ??= at - (this.world.egress[i]?.from ?? 0);
    }
  }

  private judgeProvider(name: string, at: number, text: string): void {
    const i = this.world.outages.findIndex(
      ({ provider, from, to }) =>
        this.world.providers[provider] === name && at > from && at < to + AFTERMATH,
    );
    const score = this.score.outages[i];
    if (score === undefined) this.score.falseProviders.push(text);
    else {
      score.findings++;
      score.delay ??= at - (this.world.outages[i]?.from ?? 0);
    }
  }

  private judgeSpike(domain: number, start: number, at: number, text: string): void {
    const truth = this.world.domains[domain];
    if (truth === undefined) return;
    const isNear = (from: number, to: number): boolean => at > from && start < to + AFTERMATH;
    const own = this.score.spikes.find(
      (score) => score.truth.domain === domain && isNear(score.truth.from, score.truth.to),
    );
    if (own !== undefined) {
      own.foundAt ??= at;
      return;
    }
    if (truth.dead.some(([from, to]) => isNear(from, to))) return;
    if (this.world.outages.some((o) => o.provider === truth.providerIndex && isNear(o.from, o.to)))
      this.score.besideProvider.push(text);
    else if (
      this.world.egress.some((e) => truth.senders.includes(e.sender) && isNear(e.from, e.to))
    )
      this.score.besideSender.push(text);
    else
      this.score.falseSpikes.push(
        `${text} [${truth.volume.toFixed(3)}/min, rate ${truth.rate.toFixed(4)}, correlation ${truth.correlation.toFixed(4)}, night × ${truth.atNight.toFixed(1)}, hour ${Math.floor((at % MINUTES_A_DAY) / 60)}]`,
      );
  }

  private isCutOff(sender: number, minute: number): boolean {
    return this.world.egress.some((e) => e.sender === sender && minute >= e.from && minute < e.to);
  }

  private isPaused(sender: number, minute: number): boolean {
    return this.world.pauses.some((p) => p.sender === sender && minute >= p.from && minute < p.to);
  }

  private isLost(sender: number, minute: number): boolean {
    return this.world.pauses.some(
      (p) => p.isLost && p.sender === sender && minute >= p.from && minute < p.to,
    );
  }
}

/** How probably the best test, that knows both rates, sees the spike in so many attempts. */
function powerOf({ usual, raised }: SpikeTruth, attempts: number): number {
  let needed = 1;
  while (needed <= attempts && binomialTail(needed, attempts, usual) > IDEAL_CHANCE) needed++;
  return needed > attempts ? 0 : binomialTail(needed, attempts, raised);
}

/** From the world alone, not from what came of it. */
function expectedIn({ domains, pauses, egress }: World, { domain, from }: SpikeTruth): number {
  const { volume = 0, senders = [] } = domains[domain] ?? {};
  const isOut = (sender: number): boolean =>
    [...pauses, ...egress].some(
      (time) => time.sender === sender && from + IN_TIME > time.from && from < time.to,
    );
  const heard = senders.filter((sender) => !isOut(sender)).length / Math.max(1, senders.length);
  return IN_TIME * volume * timeOfDay(from) * heard;
}
