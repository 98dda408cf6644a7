import { setTimeout as wait } from 'node:timers/promises';
import type { Ready } from '../../kafka/run-ingester';
import { RunningIngester } from '../../kafka/run-ingester';

const RESTART_MS = 500;

/** Ingesters of one group, each started again when it ends, as a supervisor does. */
export class Members {
  /** Exit codes of those that ended by themselves. */
  readonly ended: (number | null)[] = [];
  private readonly slots: RunningIngester[] = [];
  private isOver = false;

  constructor(
    private readonly settings: Readonly<Record<string, string>>,
    count: number,
  ) {
    for (let slot = 0; slot < count; slot++) this.start(slot);
  }

  get count(): number {
    return this.slots.length;
  }

  signal(slot: number, name: NodeJS.Signals): void {
    this.slots[slot]?.signal(name);
  }

  /** The process that has this place now. */
  at(slot: number): RunningIngester | undefined {
    return this.slots[slot];
  }

  async ready(slot: number): Promise<Ready | undefined> {
    return this.slots[slot]?.ready().catch(() => undefined);
  }

  /** Offset with which the reading of each partition goes on, as their owners tell it. */
  async nextOffsets(): Promise<Map<number, number>> {
    const offsets = new Map<number, number>();
    for (const member of this.slots) {
      const { body } = await member.get('/metrics');
      for (const [, partition, next] of body.matchAll(
        /^noanswer_kafka_next_offset\{topic="[^"]+",partition="(\d+)"\} (\d+)$/gm,
      ))
        offsets.set(Number(partition), Number(next));
    }
    return offsets;
  }

  /** Told to leave; their exit codes. */
  async leave(): Promise<(number | null)[]> {
    this.isOver = true;
    return Promise.all(this.slots.map((member) => member.stop()));
  }

  async kill(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.slots.map((member) => member.stop('SIGKILL')));
  }

  /** How they stand and what they logged last, to find out what went wrong. */
  async told(): Promise<string> {
    const states = await Promise.all(this.slots.map((_, slot) => this.ready(slot)));
    return this.slots
      .map(({ log }, slot) => `${JSON.stringify(states[slot])}\n${log.slice(-20).join('\n')}`)
      .join('\n---\n');
  }

  private start(slot: number): void {
    const member = new RunningIngester(this.settings);
    this.slots[slot] = member;
    member.listening().catch(() => undefined); // it may be killed while it starts
    void member.exitCode().then(async (code) => {
      if (this.isOver) return;
      this.ended.push(code);
      await wait(RESTART_MS);
      this.startUnlessOver(slot);
    });
  }

  private startUnlessOver(slot: number): void {
    if (!this.isOver) this.start(slot);
  }
}
