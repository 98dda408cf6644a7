import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { BrokenArchive, DAMAGED } from '../broken-archive';
import type { BlockAnswer, BlockRequest, Bzip2Block, DecodedBlock } from './block';

const MOST_THREADS = 3;
/** Tests run the sources as they are, which Node.js can for a file without special syntax. */
const PROGRAM = join(__dirname, `bunzip-worker.${__filename.endsWith('.ts') ? 'mts' : 'mjs'}`);

interface Waiting {
  readonly resolve: (decoded: DecodedBlock) => void;
  readonly reject: (error: Error) => void;
}

/** One thread, and who waits for what from it. It keeps the process alive only while it works. */
class DecodingThread {
  readonly waiting = new Map<number, Waiting>();
  private readonly worker = new Worker(PROGRAM);

  constructor() {
    this.worker.unref();
    this.worker.on('message', (answer: BlockAnswer) => {
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (this.waiting.size === 0) this.worker.unref();
      if ('decoded' in answer) waiting?.resolve(answer.decoded);
      else waiting?.reject(new BrokenArchive(`${DAMAGED} (${answer.damage})`));
    });
    this.worker.on('error', (error: Error) => {
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
    });
  }

  ask(request: BlockRequest): Promise<DecodedBlock> {
    this.worker.ref();
    return new Promise((resolve, reject) => {
      this.waiting.set(request.id, { resolve, reject });
      this.worker.postMessage(request, [request.block.bytes.buffer as ArrayBuffer]);
    });
  }
}

/** Threads are started with the first block and kept for the next archive. */
export class DecodingThreads {
  private static instance: DecodingThreads | null = null;
  readonly count = Math.min(MOST_THREADS, Math.max(1, availableParallelism() - 1));
  private readonly threads: DecodingThread[] = [];
  private lastId = 0;

  static shared(): DecodingThreads {
    return (this.instance ??= new DecodingThreads());
  }

  decode(block: Bzip2Block): Promise<DecodedBlock> {
    if (this.threads.length < this.count) this.threads.push(new DecodingThread());
    const idlest = this.threads.reduce((a, b) => (b.waiting.size < a.waiting.size ? b : a));
    return idlest.ask({ id: ++this.lastId, block });
  }
}
