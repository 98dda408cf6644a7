import { getHeapStatistics, setFlagsFromString } from 'node:v8';

/** How often it is decided; what V8 holds at most in between is looked at with each call. */
const DECIDE_EVERY_MS = 10_000;
/** A collection of the last resort stops everything for some tenths of a second. */
const COLLECT_EVERY_MS = 60_000;
/** So much garbage may lie there: a share of what is alive, and bytes besides. */
const SHARE = 0.2;
const ROOM_BYTES = 20 * 1024 * 1024;
/** So much more than is in use V8 may have held at a time: it keeps the pages, empty as they are, for ever. */
const KEPT_BYTES = 32 * 1024 * 1024;

/** V8 marks, beside the work, when the heap has grown by so many percent of what was alive; by itself by 100 and more. */
const GROWING_PERCENT = 20;

/** For a program that runs for months. V8 reads this before each collection, so it may be set at any time. */
export function growSlowly(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
}

/** V8's memory in bytes: texts, objects, and the buffers of batches, which lie beside its heap. */
export interface HeapBytes {
  readonly used: number;
  /** Pages with anything in them, and those beside. */
  readonly held: number;
}

/**
 * What V8 keeps the machine lacks, and it keeps two things: garbage, as much as there is alive and more, and every page that it
 * ever held, until somebody collects as a last resort. So that is done as soon as there is much of either.
 * (docs/decisions/0016-memory.md)
 */
export class Garbage {
  private alive = 0;
  private mostHeld = 0;
  private decidedAt = -Infinity;
  private collectedAt = -Infinity;

  /** @param collect undefined where the program was started without `--expose-gc`: then V8 does as it likes. */
  constructor(
    private readonly collect: (() => void) | undefined = lastResort(globalThis.gc),
    private readonly heap: () => HeapBytes = heapBytes,
  ) {}

  /** @param now milliseconds, of any clock. */
  look(now: number): void {
    if (this.collect === undefined) return;
    const { used, held } = this.heap();
    this.mostHeld = Math.max(this.mostHeld, held);
    if (now - this.decidedAt < DECIDE_EVERY_MS) return;
    this.decidedAt = now;
    const isGarbage = used >= this.alive * (1 + SHARE) + ROOM_BYTES;
    const isKept = this.mostHeld - used >= KEPT_BYTES;
    if ((!isGarbage && !isKept) || now - this.collectedAt < COLLECT_EVERY_MS) return;
    this.collect();
    this.collectedAt = now;
    this.alive = this.heap().used;
    this.mostHeld = 0;
  }
}

/** A collection as usual leaves V8 its pages. */
function lastResort(gc: typeof globalThis.gc): (() => void) | undefined {
  if (gc === undefined) return undefined;
  return () => {
    gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  };
}

function heapBytes(): HeapBytes {
  const { used_heap_size, total_physical_size, external_memory: beside } = getHeapStatistics();
  return { used: used_heap_size + beside, held: total_physical_size + beside };
}
