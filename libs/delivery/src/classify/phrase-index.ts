import { MAX_WORDS_LENGTH } from './delivery-line';
import { BETWEEN_WORDS, writeWordCodes } from './word-codes';
import { WordTrie } from './word-trie';

/**
 * How a rule writes what it looks for:
 * - `user unknown`     these words, one after the other, anywhere
 * - `throttl*`         the last word may go on
 * - `mailbox … full`   with at most {@link GAP} characters between
 * - `^unknown user`    only where the text begins
 * Case and punctuation do not matter: both sides are reduced to plain words.
 */
export type Phrase = string;

const GAP = 100;

interface Progress {
  readonly id: number;
  readonly atStart: boolean;
  readonly segments: number;
  /** Segments seen so far, and where the last of them ended. */
  seen: number;
  end: number;
}

/** A run of words, and the phrases in which it is the n-th part; `open`: the last word may go on. */
interface Segment {
  readonly partOf: {
    readonly phrase: Progress;
    readonly ordinal: number;
    readonly open: boolean;
  }[];
}

/**
 * Finds all phrases of all rules in one pass over a text: from each word on, the trie is walked as far
 * as any phrase goes along. So the cost is that of the text, not of the number of rules.
 */
export class PhraseIndex {
  private readonly phrases = new Map<Phrase, Progress>();
  private readonly trie = new WordTrie<Segment>();
  private readonly codes = new Uint8Array(MAX_WORDS_LENGTH);
  private found = new Uint8Array(0);
  private readonly touched: Progress[] = [];

  /** The number under which {@link find} reports the phrase. */
  add(phrase: Phrase): number {
    const known = this.phrases.get(phrase);
    if (known !== undefined) return known.id;
    const atStart = phrase.startsWith('^');
    const parts = (atStart ? phrase.slice(1) : phrase).split('…');
    const id = this.phrases.size;
    const progress = { id, atStart, segments: parts.length, seen: 0, end: 0 };
    this.phrases.set(phrase, progress);
    parts.forEach((part, ordinal) => {
      const open = part.trimEnd().endsWith('*');
      this.segmentOf(part).partOf.push({ phrase: progress, ordinal, open });
    });
    this.found = new Uint8Array(this.phrases.size);
    return id;
  }

  /** `found[id]` is 1 for each phrase that stands in the text; valid until the next call. */
  find(text: string): Uint8Array {
    this.forget();
    const length = writeWordCodes(text, this.codes);
    let last = BETWEEN_WORDS;
    for (let at = 0; at < length; at++) {
      if (last === BETWEEN_WORDS) this.walkFrom(at, length);
      last = this.codes[at] ?? BETWEEN_WORDS;
    }
    return this.found;
  }

  private walkFrom(start: number, length: number): void {
    const { trie, codes } = this;
    let node = 0;
    for (let at = start; at < length; at++) {
      node = trie.step(node, codes[at] ?? BETWEEN_WORDS);
      if (node === 0) return;
      const segment = trie.end(node);
      if (segment === undefined) continue;
      const wordEnds = at + 1 === length || codes[at + 1] === BETWEEN_WORDS;
      this.advance(segment, start, at + 1, wordEnds);
    }
  }

  private advance({ partOf }: Segment, start: number, end: number, wordEnds: boolean): void {
    for (const { phrase, ordinal, open } of partOf) {
      if (!open && !wordEnds) continue;
      if (phrase.seen > ordinal + 1 || !fits(phrase, ordinal, start)) continue;
      if (phrase.seen === 0) this.touched.push(phrase);
      phrase.seen = ordinal + 1;
      phrase.end = end;
      if (phrase.seen === phrase.segments) this.found[phrase.id] = 1;
    }
  }

  private forget(): void {
    for (const phrase of this.touched) {
      phrase.seen = 0;
      this.found[phrase.id] = 0;
    }
    this.touched.length = 0;
  }

  private segmentOf(part: string): Segment {
    const length = writeWordCodes(part, this.codes);
    const known = this.trie.at(this.codes, length);
    if (known !== undefined) return known;
    const segment = { partOf: [] };
    this.trie.set(this.codes, length, segment);
    return segment;
  }
}

/** The first part stands anywhere, or at the start; each further one not too far behind the last. */
function fits(phrase: Progress, ordinal: number, start: number): boolean {
  if (ordinal === 0) return start === 0 || !phrase.atStart;
  return phrase.seen >= ordinal && start > phrase.end && start - phrase.end <= GAP;
}
