import { getHeapStatistics } from 'node:v8';

/** How often V8's memory is looked at; a collection stops everything for some tenths of a second. */
const LOOK_EVERY_MS = 10_000;
/** So much garbage may lie there: a share of what is alive, and bytes besides. */
const SHARE = 0.3;
const ROOM_BYTES = 32 * 1024 * 1024;

/**
 * V8 lets as much garbage pile up as there is alive, and more, and what it keeps the machine lacks. So it is collected
 * from outside as soon as there is much of it.
 */
export class Garbage {
  private alive = 0;
  private lookedAt = -Infinity;

  /** @param collect undefined where the program was started without `--expose-gc`: then V8 does as it likes. */
  constructor(
    private readonly collect: (() => void) | undefined = globalThis.gc,
    private readonly used: () => number = usedBytes,
  ) {}

  /** @param now milliseconds, of any clock. */
  look(now: number): void {
    if (this.collect === undefined || now - this.lookedAt < LOOK_EVERY_MS) return;
    this.lookedAt = now;
    if (this.used() < this.alive * (1 + SHARE) + ROOM_BYTES) return;
    this.collect();
    this.alive = this.used();
  }
}

/** Texts, objects, and the buffers of batches, which lie beside V8's heap. */
function usedBytes(): number {
  const { used_heap_size: inHeap, external_memory: beside } = getHeapStatistics();
  return inHeap + beside;
}
