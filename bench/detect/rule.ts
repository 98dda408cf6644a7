import type { World } from './world';
import { MINUTES_A_DAY } from './world';

const HOUR = 60;
const DAY = MINUTES_A_DAY;
/** Verdict or expiry halve what is asked for: see decision 0022. */
const ENOUGH = { attempts: 6, spans: 4 };
const ENOUGH_WITH_SIGN = { attempts: 3, spans: 2 };
const LATENESS = 15;

/** One attempt that failed, or the MTA's giving up, as its log tells it. */
interface Failure {
  readonly minute: number;
  readonly sender: number;
}

/**
 * The rule for *chronically unreachable* as decision 0022 states it, told from every single attempt: nothing
 * answered for 24 h from the first to the last failed attempt since the last answer, in enough attempts in enough
 * different spans of 4 h; a lost piece of the log of a sender that tried the domain or reached it begins the proof anew
 * after it; and the logs of all senders that it answered in the last 7 days are read up to then. Shares no code with
 * what it judges. Times are minutes.
 */
export class Rule {
  private readonly failures: Failure[][];
  private readonly hasSign: boolean[];
  /** Last answer by sender, as far as it is read. */
  private readonly reached: Map<number, number>[];
  private readonly lastAnswer: number[];
  private readonly holdsSince: (number | null)[];

  constructor(private readonly world: World) {
    this.failures = world.domains.map(() => []);
    this.hasSign = world.domains.map(() => false);
    this.reached = world.domains.map(() => new Map<number, number>());
    this.lastAnswer = world.domains.map(() => -1);
    this.holdsSince = world.domains.map(() => null);
  }

  failed(domain: number, sender: number, minute: number, attempts: number): void {
    const failures = this.failures[domain];
    if (failures === undefined || minute <= (this.lastAnswer[domain] ?? -1)) return;
    let at = failures.length;
    while (at > 0 && (failures[at - 1]?.minute ?? 0) > minute) at--;
    for (let i = 0; i < attempts; i++) failures.splice(at, 0, { minute, sender });
  }

  gaveUp(domain: number): void {
    if ((this.failures[domain]?.length ?? 0) > 0) this.hasSign[domain] = true;
  }

  answered(domain: number, sender: number, minute: number): void {
    this.lastAnswer[domain] = Math.max(this.lastAnswer[domain] ?? -1, minute);
    const reached = this.reached[domain];
    reached?.set(sender, Math.max(reached.get(sender) ?? -1, minute));
    const failures = this.failures[domain];
    if (failures === undefined || failures.length === 0) return;
    this.failures[domain] = failures.filter((failure) => failure.minute > minute);
    this.hasSign[domain] = false;
    this.holdsSince[domain] = null;
  }

  /** Looks at a domain of which something was read, at the end of this minute. */
  look(domain: number, minute: number): void {
    if (this.holdsSince[domain] !== null) return;
    const failures = this.failures[domain];
    const last = failures?.at(-1);
    if (failures === undefined || last === undefined || !this.isRead(domain, last.minute, minute))
      return;
    const from = this.provenFrom(domain, failures, last.minute, minute);
    const proof = failures.filter((failure) => failure.minute >= from);
    const [first] = proof;
    if (first === undefined || last.minute - first.minute < DAY) return;
    const enough = this.hasSign[domain] === true ? ENOUGH_WITH_SIGN : ENOUGH;
    const spans = new Set(proof.map((failure) => Math.floor(failure.minute / (4 * HOUR))));
    if (proof.length >= enough.attempts && spans.size >= enough.spans)
      this.holdsSince[domain] = minute;
  }

  /** Since when the rule holds for this domain; null if it doesn't. */
  since(domain: number): number | null {
    return this.holdsSince[domain] ?? null;
  }

  /** The end of the last lost piece that may have held an answer. */
  private provenFrom(
    domain: number,
    failures: readonly Failure[],
    until: number,
    now: number,
  ): number {
    let from = 0;
    for (const { sender, from: start, to, isLost } of this.world.pauses) {
      if (!isLost || to > now || start >= until) continue;
      const matters =
        this.reached[domain]?.has(sender) === true ||
        failures.some((failure) => failure.sender === sender);
      if (matters) from = Math.max(from, to);
    }
    return from;
  }

  private isRead(domain: number, until: number, now: number): boolean {
    return this.world.pauses.every(({ sender, from, to }) => {
      if (now < from || now >= to) return true;
      const reachedAt = this.reached[domain]?.get(sender);
      return reachedAt === undefined || reachedAt < until - 7 * DAY || from >= until - LATENESS;
    });
  }
}
