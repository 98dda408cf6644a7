import { Dice } from '../../../bench/logs/dice';
import { Destinations } from './destination';
import type { Destination } from './destination';
import { EXIM_KINDS, eximMessage } from './exim-message';
import type { Line } from './line';
import { noise } from './noise';
import { TRIED_AGAIN, planOf } from './plan';
import type { PostfixJob } from './postfix-delivery';
import { POSTFIX_KINDS, postfixDelivery } from './postfix-delivery';

/** One smtp process, or one Exim message under way. */
interface Worker {
  readonly mta: 'postfix' | 'exim';
  readonly host: string;
  pid: number;
  /** What it still has to write. */
  lines: Line[];
  deliveries: number;
}

interface EximTry {
  readonly id: string;
  readonly to: Destination;
  readonly recipients: readonly string[];
  readonly arrives: boolean;
}

const HOSTS = ['out1', 'out2'] as const;
const PROCESSES = 8;
const MESSAGES = 10;
/** Deliveries of one process; Postfix's max_use. */
const MAX_USE = 100;
/** A minute after it failed a message is tried again: two tries in one second would be no retry. */
const RETRY_MS = 60_000;

/**
 * Endless mail, the same for the same seed, in lines of which each knows what it adds to the truth.
 * Workers write in turns by chance: their stories interleave. Both hosts use the same process ids.
 */
export class Traffic {
  private readonly dice: Dice;
  private readonly destinations: Destinations;
  private readonly workers: readonly Worker[];
  private readonly jobs = new Map<string, (PostfixJob & { readonly since: number })[]>();
  private readonly retries: { readonly at: number; readonly again: () => void }[] = [];
  private readonly eximRetries: EximTry[] = [];
  private number = 0;
  private nextPid = 1000;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.destinations = new Destinations(this.dice);
    this.workers = [
      ...HOSTS.flatMap((host) =>
        Array.from({ length: PROCESSES }, (_, nth) => newWorker('postfix', host, 100 + nth)),
      ),
      ...Array.from({ length: MESSAGES }, () => newWorker('exim', '', 0)),
    ];
  }

  /** The next line that somebody writes. @param now log time, milliseconds since 1970 */
  next(now: number): Line {
    while ((this.retries[0]?.at ?? Infinity) <= now) this.retries.shift()?.again();
    if (this.dice.below(12) === 0) return noise(this.dice.pick(HOSTS), this.dice);
    const worker = this.workers[this.dice.below(this.workers.length)];
    if (worker === undefined) throw new Error('nobody works');
    if (worker.lines.length === 0) this.begin(worker, now);
    return worker.lines.shift() ?? noise(worker.host, this.dice);
  }

  /** What those under way still have to write: after these no story is open but those that died. */
  *rest(): Generator<Line> {
    for (const { lines } of this.workers) yield* lines.splice(0);
  }

  private begin(worker: Worker, now: number): void {
    if (worker.mta === 'exim') this.beginExim(worker, now);
    else this.beginPostfix(worker, now);
  }

  private beginPostfix(worker: Worker, now: number): void {
    const { host } = worker;
    const due = this.jobs.get(host)?.shift();
    const { since, ...job } = due ?? this.newMessage(host, now);
    const kind = this.dice.weighted(POSTFIX_KINDS);
    const agent =
      kind === 'suspended' ? `postfix/error[${worker.pid + 5000}]` : `postfix/smtp[${worker.pid}]`;
    const plan = planOf(kind, job.to, this.dice);
    worker.lines = postfixDelivery(
      { ...job, age: Math.round((now - since) / 1000) },
      plan,
      `${host} ${agent}`,
    );
    if (due === undefined) worker.lines.unshift(queued(host, job));
    if (TRIED_AGAIN.has(kind))
      this.retries.push({
        at: now + RETRY_MS,
        again: () => this.jobsOf(host).push({ ...job, since }),
      });
    worker.deliveries += 1;
    if (kind === 'died' || worker.deliveries >= MAX_USE) {
      worker.pid = this.nextPid++;
      worker.deliveries = 0;
    }
  }

  /** A message to one or two domains: two are two deliveries of one queue id, by two processes. */
  private newMessage(host: string, now: number): PostfixJob & { readonly since: number } {
    const queueId = (0xa000000 + ++this.number).toString(16).toUpperCase();
    const part = (): PostfixJob & { readonly since: number } => {
      const to = this.destinations.next();
      return { queueId, to, recipients: this.recipientsIn(to), age: 0, since: now - 1000 };
    };
    const first = part();
    if (this.dice.below(6) === 0) {
      const second = part();
      if (second.to.domain !== first.to.domain) this.jobsOf(host).push(second);
    }
    return first;
  }

  private beginExim(worker: Worker, now: number): void {
    const message = this.eximRetries.shift() ?? this.newEximMessage();
    const kind = this.dice.weighted(EXIM_KINDS);
    worker.lines = eximMessage(message, planOf(kind, message.to, this.dice));
    if (TRIED_AGAIN.has(kind))
      this.retries.push({
        at: now + RETRY_MS,
        again: () => this.eximRetries.push({ ...message, arrives: false }),
      });
  }

  private newEximMessage(): EximTry {
    const to = this.destinations.next();
    const id = `1xUk0a-${base62(++this.number, 6)}-0A`;
    return { id, to, recipients: this.recipientsIn(to), arrives: true };
  }

  private recipientsIn({ domain }: Destination): string[] {
    const count = this.dice.below(8) === 0 ? 2 + this.dice.below(3) : 1;
    return Array.from({ length: count }, (_, nth) => `u${this.number}.${nth}@${domain}`);
  }

  private jobsOf(host: string): (PostfixJob & { readonly since: number })[] {
    const jobs = this.jobs.get(host) ?? [];
    this.jobs.set(host, jobs);
    return jobs;
  }
}

function newWorker(mta: Worker['mta'], host: string, pid: number): Worker {
  return { mta, host, pid, lines: [], deliveries: 0 };
}

function queued(host: string, { queueId, recipients }: PostfixJob): Line {
  return {
    log: 'mail.log',
    text: `${host} postfix/qmgr[7]: ${queueId}: from=<sender@lab.example>, size=268, nrcpt=${recipients.length} (queue active)`,
    fate: 'recognized',
    adds: [],
  };
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function base62(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 62))
    text = `${DIGITS.charAt(rest % 62)}${text}`;
  return text;
}
