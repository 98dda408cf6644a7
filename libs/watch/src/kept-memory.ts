import { promisify } from 'node:util';
import { setImmediate as breathe } from 'node:timers/promises';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { memoryFromLines, savedLines, type Memory } from '@noanswer/reachability';
import type { Asked, MemoryPiece, Store } from '@noanswer/store';
import { memoryHeads, memoryPiece } from '@noanswer/store';
import type { Versions } from './late-buckets';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
const PIECE_CHARACTERS = 4_000_000;
const COPIES = ['even', 'odd'] as const;

/** A memory and what it knows of. */
export interface Kept {
  readonly memory: Memory;
  /** What was logged before this is not known to it. */
  readonly begun: number;
  /** All minutes that begin before this are decided. */
  readonly decided: number;
  /** When the last minute with something in it began; null: there was none. */
  readonly lastNews: number | null;
  readonly versions: Versions;
}

interface Head extends Omit<Kept, 'memory' | 'begun'> {
  /** Versions before this was kept did not tell. */
  readonly begun?: number;
  readonly pieces: number;
}

/** Saves in the two copies in turn. */
export class KeptMemory {
  private version = 0;
  private turn = 0;

  constructor(private readonly store: Pick<Store, 'saveMemoryPiece'> & Asked) {}

  /**
   * No evaluation may come in between.
   *
   * @param isLate asked between the pieces: what is not whole by then counts for nothing, the other copy does.
   * @returns whether it is whole.
   */
  async save(
    { memory, begun, decided, lastNews, versions }: Kept,
    isLate: () => boolean = () => false,
  ): Promise<boolean> {
    const copy = COPIES[this.turn % 2] ?? COPIES[0];
    const version = Math.max(Date.now() * 1000, this.version + 1);
    let pieces = 0;
    for (const text of texts(savedLines(memory))) {
      pieces += 1;
      const packed = (await compress(text, FAST)).toString('base64');
      await this.store.saveMemoryPiece({ copy, piece: pieces, text: packed, version });
      await breathe();
      if (isLate()) return false;
    }
    const head: Head = { begun, decided, lastNews, versions, pieces };
    await this.store.saveMemoryPiece({ copy, piece: 0, text: JSON.stringify(head), version });
    this.version = version;
    this.turn += 1;
    return true;
  }

  /** The newest that is whole; null: there is none. */
  async load(): Promise<Kept | null> {
    const heads = await this.store.ask(memoryHeads());
    for (const head of heads) {
      const copy = COPIES.findIndex((name) => name === head.copy);
      if (copy === -1) continue;
      const kept = await this.loadCopy(head);
      if (kept === null) continue;
      this.version = Math.max(this.version, head.version);
      this.turn = copy + 1;
      return kept;
    }
    return null;
  }

  private async loadCopy({ copy, text, version }: MemoryPiece): Promise<Kept | null> {
    const { pieces, ...head } = JSON.parse(text) as Head;
    const lines: string[] = [];
    for (let piece = 1; piece <= pieces; piece++) {
      const [found] = await this.store.ask(memoryPiece(copy, piece, version));
      // Half of it was written over when a process was killed: the other copy is whole.
      if (found === undefined) return null;
      const bytes = await decompress(Buffer.from(found.text, 'base64'));
      for (const line of bytes.toString().split('\n')) if (line !== '') lines.push(line);
    }
    try {
      return { begun: head.decided, ...head, memory: memoryFromLines(lines) };
    } catch (error) {
      // Of another version of noanswer.
      if (error instanceof RangeError) return null;
      throw error;
    }
  }
}

function* texts(lines: Iterable<string>): Generator<string> {
  let [some, length]: [string[], number] = [[], 0];
  for (const line of lines) {
    some.push(line);
    length += line.length + 1;
    if (length < PIECE_CHARACTERS) continue;
    yield some.join('\n');
    [some, length] = [[], 0];
  }
  if (some.length > 0) yield some.join('\n');
}
