import { statSync } from 'node:fs';
import { idIn, isTextOf, type Key } from './key';
import { readKeys } from './key-file';

/** A key that was revoked is refused within so much time. */
const LOOK_EVERY_MS = 1000;

/** A key, and what this process saw of it. */
export interface KnownKey extends Key {
  /** When it was last asked with since this process began; null: not yet. */
  readonly usedAt: number | null;
}

/**
 * The keys of a file as they are now. A file that cannot be read or understood lets nobody in: what was
 * revoked in it is not known.
 */
export class KeyRing {
  private keys = new Map<string, Key>();
  private readonly usedAt = new Map<string, number>();
  private lookedAt = -Infinity;
  private seen = '';

  /**
   * @param file undefined: there are no keys, and nobody is let in.
   * @param onError hears, once for each change, of a file that cannot be used.
   */
  constructor(
    private readonly file: string | undefined,
    private readonly onError: (message: string) => void = () => undefined,
    private readonly clock: () => number = Date.now,
  ) {}

  /** The key that this is the text of. */
  find(text: string): Key | undefined {
    this.look();
    const id = idIn(text);
    const key = id === undefined ? undefined : this.keys.get(id);
    if (key === undefined || !isTextOf(text, key)) return undefined;
    this.usedAt.set(key.id, this.clock());
    return key;
  }

  list(): readonly KnownKey[] {
    this.look();
    return [...this.keys.values()].map((key) => ({
      ...key,
      usedAt: this.usedAt.get(key.id) ?? null,
    }));
  }

  private look(): void {
    const now = this.clock();
    // A clock that is set back does not keep a revoked key alive.
    if (this.file === undefined || Math.abs(now - this.lookedAt) < LOOK_EVERY_MS) return;
    this.lookedAt = now;
    const state = stateOf(this.file);
    if (state === this.seen) return;
    this.seen = state;
    try {
      this.keys = new Map(readKeys(this.file).map((key) => [key.id, key]));
    } catch (error) {
      this.keys = new Map();
      this.onError(error instanceof Error ? error.message : String(error));
    }
  }
}

/** Another text whenever the file was written: it is replaced as a whole. */
function stateOf(file: string): string {
  try {
    const stats = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (stats === undefined) return 'none';
    return `${stats.dev} ${stats.ino} ${stats.size} ${stats.mtimeNs} ${stats.ctimeNs}`;
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
