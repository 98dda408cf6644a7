import { WORD_CODES } from './word-codes';

/** Runs of words by their codes, to be walked along a text: what stands at the end of each is `T`. */
export class WordTrie<T> {
  /** `next[node * WORD_CODES + code]`; node 0 is the root, and as a successor "none". */
  private next = new Uint16Array(WORD_CODES * 64);
  private readonly ends: (T | undefined)[] = [undefined];

  at(codes: Uint8Array, length: number): T | undefined {
    let node = 0;
    for (let i = 0; i < length; i++) {
      node = this.step(node, codes[i] ?? 0);
      if (node === 0) return undefined;
    }
    return this.ends[node];
  }

  set(codes: Uint8Array, length: number, end: T): void {
    let node = 0;
    for (let i = 0; i < length; i++) {
      const code = codes[i] ?? 0;
      node = this.step(node, code) || this.grow(node, code);
    }
    this.ends[node] = end;
  }

  /** The node behind `code`, 0 where no run goes on with it. */
  step(node: number, code: number): number {
    return this.next[node * WORD_CODES + code] ?? 0;
  }

  end(node: number): T | undefined {
    return this.ends[node];
  }

  private grow(from: number, code: number): number {
    const node = this.ends.push(undefined) - 1;
    if ((node + 1) * WORD_CODES > this.next.length) {
      const larger = new Uint16Array(this.next.length * 2);
      larger.set(this.next);
      this.next = larger;
    }
    this.next[from * WORD_CODES + code] = node;
    return node;
  }
}
