import { plainWords } from './plain-words';

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
const KEY_LENGTH = 3;

interface CompiledPhrase {
  readonly id: number;
  readonly atStart: boolean;
  readonly segments: readonly Segment[];
}

interface Segment {
  readonly text: string;
  readonly open: boolean;
}

/**
 * Finds all phrases of all rules in one pass over a text: at each word, only the phrases that begin
 * with the same three characters are compared. So the cost is that of the text, not of the rules.
 */
export class PhraseIndex {
  private readonly ids = new Map<Phrase, number>();
  private readonly byKey = new Map<number, CompiledPhrase[]>();
  private seen = new Uint8Array(0);

  /** The number under which {@link find} reports the phrase. */
  add(phrase: Phrase): number {
    const known = this.ids.get(phrase);
    if (known !== undefined) return known;
    const id = this.ids.size;
    this.ids.set(phrase, id);
    const compiled = compile(phrase, id);
    const key = keyAt(compiled.segments[0]?.text ?? '', 0);
    this.byKey.set(key, [...(this.byKey.get(key) ?? []), compiled]);
    this.seen = new Uint8Array(this.ids.size);
    return id;
  }

  /** `found[id]` is 1 for each phrase that stands in `words`; valid until the next call. */
  find(words: string): Uint8Array {
    const { seen, byKey } = this;
    seen.fill(0);
    for (let at = 0; at < words.length; at = nextWord(words, at)) {
      const candidates = byKey.get(keyAt(words, at));
      if (candidates === undefined) continue;
      for (const phrase of candidates)
        if (seen[phrase.id] === 0 && standsAt(phrase, words, at)) seen[phrase.id] = 1;
    }
    return seen;
  }
}

function nextWord(words: string, at: number): number {
  const space = words.indexOf(' ', at);
  return space < 0 ? words.length : space + 1;
}

function keyAt(text: string, at: number): number {
  let key = 0;
  for (let i = at; i < at + KEY_LENGTH; i++)
    key = key * 31 + (i < text.length ? text.charCodeAt(i) : 0x20);
  return key; // Small enough for V8's small integers; two keys that meet only cost a comparison.
}

function compile(phrase: Phrase, id: number): CompiledPhrase {
  const atStart = phrase.startsWith('^');
  const segments = phrase
    .slice(atStart ? 1 : 0)
    .split('…')
    .map((part) => ({ text: plainWords(part), open: part.trimEnd().endsWith('*') }));
  return { id, atStart, segments };
}

function standsAt(phrase: CompiledPhrase, words: string, at: number): boolean {
  if (phrase.atStart && at !== 0) return false;
  const { segments } = phrase;
  let end = segments[0] === undefined ? -1 : segmentEnd(segments[0], words, at);
  for (let i = 1; i < segments.length && end >= 0; i++) {
    const segment = segments[i];
    end = segment === undefined ? -1 : laterSegmentEnd(segment, words, end);
  }
  return end >= 0;
}

function segmentEnd(segment: Segment, words: string, at: number): number {
  if (!words.startsWith(segment.text, at)) return -1;
  const end = at + segment.text.length;
  return segment.open || end === words.length || words.charCodeAt(end) === 0x20 ? end : -1;
}

function laterSegmentEnd(segment: Segment, words: string, from: number): number {
  const last = Math.min(words.length, from + GAP);
  for (let at = nextWord(words, from); at < last; at = nextWord(words, at)) {
    const end = segmentEnd(segment, words, at);
    if (end >= 0) return end;
  }
  return -1;
}
