import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { pause } from '@noanswer/service';
import type { ServerStoreEvents } from '@noanswer/store';
import type { Asked, ReaderOrder, Told } from './messages';
import { STARTING, type ReadingState } from './reading-state';

const PROGRAM = join(__dirname, 'reader-thread.js');
/** A thread that is busy for longer is told of as it last was. */
const LOOK_WITHIN_MS = 3_000;

/** A member of the group on a thread of its own, as the process sees it. */
export class Reader {
  /** Resolved when it was told to leave and all is saved; rejected when it failed. */
  readonly ended: Promise<void>;
  private state = STARTING;
  private readonly thread: Worker;
  private readonly waiting = new Map<number, () => void>();
  private questions = 0;

  constructor(
    order: ReaderOrder,
    private readonly events: Required<ServerStoreEvents>,
  ) {
    this.thread = new Worker(PROGRAM, { workerData: order });
    this.ended = new Promise((resolve, reject) => {
      this.thread.on('message', (told: Told) => {
        if (told.kind === 'left') resolve();
        else if (told.kind === 'failed') reject(new Error(told.message));
        else this.heard(told);
      });
      this.thread.on('error', reject);
      this.thread.on('exit', (code) => {
        reject(new Error(`reader ${order.reader} ended by itself, with code ${code}`));
      });
    });
  }

  leave(): void {
    this.ask({ kind: 'leave' });
  }

  /** How it stands now. */
  async look(): Promise<ReadingState> {
    const question = ++this.questions;
    const answered = new Promise<void>((resolve) => this.waiting.set(question, resolve));
    this.ask({ kind: 'look', question });
    const patience = new AbortController();
    await Promise.race([answered, pause(LOOK_WITHIN_MS, patience.signal)]);
    patience.abort();
    this.waiting.delete(question);
    return this.state;
  }

  private heard(told: Exclude<Told, { kind: 'left' | 'failed' }>): void {
    if (told.kind === 'inserted') this.events.inserted(told.insert);
    else if (told.kind === 'retrying') this.events.retrying(told.retry);
    else {
      this.state = told.state;
      this.waiting.get(told.question)?.();
    }
  }

  private ask(asked: Asked): void {
    this.thread.postMessage(asked);
  }
}
