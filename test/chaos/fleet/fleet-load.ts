import type { Producer } from 'kafkajs';
import { Dice } from '../../../bench/logs/dice';
import { OF_WHOLE_LINES, ofSyslog } from '../../../libs/delivery/samples/shippers';
import type { Shipper } from '../../../libs/delivery/samples/shippers';
import { Counter } from '../../serve/load/counts';
import type { Counts } from '../../serve/load/counts';
import { written } from '../../serve/load/line';
import type { Line } from '../../serve/load/line';
import { Traffic } from '../../serve/load/traffic';
import { named } from '../../serve/load/truth';

/** Shippers whose envelope leaves the host to the line or to the key. */
const NEUTRAL = ['plain lines', 'plain lines with their ends', 'octet counting', 'Fluent Bit tail'];
const FOR_SYSLOG: readonly Shipper[] = [
  ...NEUTRAL.map((name) => OF_WHOLE_LINES[name]),
  ...Object.values(ofSyslog(new Date().getUTCFullYear())),
].filter((shipper) => shipper !== undefined);
const FOR_MAIN_LOG = NEUTRAL.map((name) => OF_WHOLE_LINES[name]).filter((one) => one !== undefined);

/** So far behind the clock that closing lines, half an hour later, are not in the future. */
const BEHIND_MS = 40 * 60_000;
/** After a pause there is more to send than a broker takes at once. */
const MOST_IN_A_REQUEST = 1000;
/**
 * Log time goes by lines, not by the clock: when nothing can be sent for a while nobody writes either. Exim
 * writes the results of one delivery within two seconds, and that must not depend on our pace.
 */
const MS_PER_LINE = 0.5;
const CLOSING_MS = 30 * 60_000;

/** Log hosts in three: two of Postfix, and one with Exim's own log, which names no host. */
interface Group {
  readonly traffic: Traffic;
  readonly hosts: Readonly<Record<string, string>>;
  readonly shipper: Shipper;
  readonly mainLogShipper: Shipper;
}

type Sent = readonly [Group, Line];

/**
 * Mail of a fleet, shipped into a topic in many forms; what the store must hold in the end is known
 * from the plan by which the lines were made.
 */
export class FleetLoad {
  lines = 0;
  records = 0;
  private readonly truth = new Counter();
  private readonly groups: readonly Group[];
  private readonly dice: Dice;
  private readonly begun = Date.now() - BEHIND_MS;
  private owed = 0;
  /** Lines that were thought of, sent or not. */
  private made = 0;

  constructor(
    private readonly producer: Producer,
    private readonly topic: string,
    private partitions: number,
    seed: number,
  ) {
    this.dice = new Dice(seed);
    this.groups = Array.from({ length: 4 }, (_, i) => ({
      traffic: new Traffic(seed + 1000 * (i + 1)),
      hosts: { out1: `g${i}a`, out2: `g${i}b`, '': `g${i}x` },
      shipper: this.pick(FOR_SYSLOG),
      mainLogShipper: this.pick(FOR_MAIN_LOG),
    }));
  }

  get counts(): Counts {
    return this.truth.toCounts();
  }

  /** Sends what a fleet of this pace writes within `ms`. */
  async write(linesPerSecond: number, ms: number): Promise<void> {
    this.owed += (linesPerSecond * ms) / 1000;
    while (this.owed >= 1) {
      const lines: Sent[] = [];
      for (; this.owed >= 1 && lines.length < MOST_IN_A_REQUEST; this.owed--) {
        const group = this.pick(this.groups);
        lines.push([group, group.traffic.next(this.now)]);
        this.made++;
      }
      await this.send(lines, this.now);
    }
  }

  /**
   * A host's lines move to another partition when the topic grows, and with the lines of one story in
   * two partitions no reader could tell them together: hosts end what they are at before.
   */
  async grow(to: number, growTopic: () => Promise<void>): Promise<void> {
    await this.rest();
    await growTopic();
    this.partitions = to;
  }

  /** What is under way ends; then each host says something half an hour later, so that all stories end. */
  async end(): Promise<void> {
    await this.rest();
    const line = (host: string): Line => ({
      log: 'mail.log',
      text: `${host} postfix/smtp[99]: 4BfFFF: to=<last@closing.test>, relay=mx.closing.test[10.99.99.98]:25, delay=1, delays=0/0/1/0, dsn=2.0.0, status=sent (250 2.0.0 Ok)`,
      fate: 'recognized',
      adds: [
        named.attempt('closing.test', 'delivered'),
        named.recipient('closing.test'),
        named.connection('mx.closing.test', '10.99.99.98', 'answered'),
      ],
    });
    const lines = this.groups.flatMap((group) =>
      ['out1', 'out2'].map((host): Sent => [group, line(host)]),
    );
    await this.send(lines, this.now + CLOSING_MS);
  }

  private async rest(): Promise<void> {
    const lines = this.groups.flatMap((group) =>
      [...group.traffic.rest()].map((line): Sent => [group, line]),
    );
    await this.send(lines, this.now);
  }

  private get now(): number {
    return this.begun + this.made * MS_PER_LINE;
  }

  private async send(lines: readonly Sent[], at: number): Promise<void> {
    const byHost = new Map<string, { shipper: Shipper; texts: string[] }>();
    for (const [group, line] of lines) {
      const isMainLog = line.log === 'mainlog';
      const inLog = isMainLog ? '' : line.text.slice(0, line.text.indexOf(' '));
      const host = group.hosts[inLog] ?? '';
      const text = isMainLog ? line.text : `${host}${line.text.slice(inLog.length)}`;
      const shipper = isMainLog ? group.mainLogShipper : group.shipper;
      const queue = byHost.get(host) ?? { shipper, texts: [] };
      byHost.set(host, queue);
      queue.texts.push(written({ ...line, text }, at).slice(0, -1));
    }
    const messages = [...byHost].flatMap(([host, { shipper, texts }]) =>
      this.inRecords(shipper(texts)).map((value) => ({
        key: host,
        value: Buffer.from(value),
        partition: partitionOf(host, this.partitions),
      })),
    );
    if (messages.length === 0) return;
    await this.producer.send({ topic: this.topic, messages, acks: -1 });
    this.records += messages.length;
    for (const [group, line] of lines) this.count(group, line);
  }

  private count({ hosts }: Group, { log, text, fate, adds }: Line): void {
    const host = hosts[log === 'mainlog' ? '' : text.slice(0, text.indexOf(' '))] ?? '';
    this.lines++;
    this.truth.add(named.line('read'));
    this.truth.add(named.line(fate));
    // What a recipient's status is has no row of its own.
    for (const name of adds)
      if (!name.startsWith('recipients ') || name.includes(' of attempts '))
        this.truth.add(`${host}: ${name}`);
  }

  /** One value a record mostly, sometimes several. */
  private inRecords(values: readonly string[]): string[] {
    const records: string[] = [];
    for (let at = 0; at < values.length;) {
      const size = this.dice.below(4) > 0 ? 1 : 2 + this.dice.below(6);
      records.push(values.slice(at, at + size).join('\n'));
      at += size;
    }
    return records;
  }

  private pick<T>(from: readonly T[]): T {
    const picked = from[this.dice.below(from.length)];
    if (picked === undefined) throw new RangeError('nothing to pick from');
    return picked;
  }
}

function partitionOf(host: string, partitions: number): number {
  let hash = 0;
  for (const char of host) hash = (hash * 31 + char.charCodeAt(0)) >>> 0;
  return hash % partitions;
}
