import { readable } from '../readable';
import type { EximFields } from './events';
import { setField } from './field-names';
import { closingQuote, unescaped } from './quoted';
import { COLON, DASH, DOT, LESS_THAN, QUOTE, SPACE, STAR } from './scan';
import { isOver, itemNameEnd, wordEnd } from './scan';

const NO_FIELDS: EximFields = Object.freeze({});

/** Words without a value (deliver.c, delivery_log and d_hostlog; receive.c, receive_msg). */
const FLAGS: ReadonlySet<string> = new Set(['L', 'K', 'PRDR', 'DS', 'TFO', 'ARC']);
const LONGEST_FLAG = 5;

/**
 * Walks the items of a line: ` NAME=value` and ` FLAG`, in any order. An item that is not known does
 * no harm, it is kept among the others.
 */
export abstract class ItemReader {
  /** All items that `readOwn` does not take, without quotes and angle brackets. */
  fields: EximFields = NO_FIELDS;

  constructor(
    readonly text: string,
    /** Index of the next character: the space before a word, the colon before a message, or the end. */
    public at: number,
    /** Index behind the last character of the line. */
    readonly to: number,
    /** See RawLine.isAscii. */
    readonly isAscii: boolean,
    /** False where nobody asks for `fields`: the items are walked over. */
    private readonly keepsFields: boolean,
  ) {}

  /** Takes the item whose name stands at `from` up to `equals`, and moves behind it; or does nothing. */
  protected abstract readOwn(from: number, equals: number): boolean;

  /** Index behind the word that begins at `from`. */
  protected endOfWord(from: number): number {
    return wordEnd(this.text, from, this.to);
  }

  /** Reads on up to a message's colon or a word that is no item; false where the line ends before. */
  readUpToUnknown(): boolean {
    const { text } = this;
    while (text.charCodeAt(this.at) === SPACE) {
      const from = this.at + 1;
      const equals = itemNameEnd(text, from);
      if (equals < 0) {
        if (!this.readFlag(from)) break;
      } else if (!this.readOwn(from, equals)) {
        this.takeOther(from, equals);
      }
    }
    return this.at < this.to;
  }

  private takeOther(from: number, equals: number): void {
    const first = this.text.charCodeAt(equals + 1);
    if (this.keepsFields) this.keep(from, equals, this.readValue(equals + 1));
    else if (first === QUOTE || first === LESS_THAN) this.readValue(equals + 1);
    else this.at = this.endOfWord(equals + 1);
  }

  /** True where nothing but `: message` is left. */
  get atMessage(): boolean {
    return this.text.charCodeAt(this.at) === COLON && isOver(this.text, this.at, this.to);
  }

  skipWord(): void {
    this.at = this.endOfWord(this.at + 1);
  }

  /** Keeps a value under the name that stands at `from` up to `nameEnd`. */
  keep(from: number, nameEnd: number, value: string): void {
    if (!this.keepsFields) return;
    if (this.fields === NO_FIELDS) this.fields = {};
    setField(this.fields as Record<string, string>, this.text, from, nameEnd, value);
  }

  /** What stands between the two, as real text. */
  textBetween(from: number, to: number): string {
    return readable(this.text.slice(from, to), this.isAscii);
  }

  protected readWord(from: number): string {
    this.at = this.endOfWord(from);
    return this.text.slice(from, this.at);
  }

  /** Reads `"quoted text"`, `<address>` or a word, and moves behind it. */
  protected readValue(from: number): string {
    const { text } = this;
    const first = text.charCodeAt(from);
    if (first === QUOTE) {
      return unescaped(this.readUpTo(from + 1, closingQuote(text, from + 1, this.to)));
    }
    if (first === LESS_THAN) return this.readUpTo(from + 1, text.indexOf('>', from));
    return readable(this.readWord(from), this.isAscii);
  }

  /** @param close index of what closes the value; where it is none of this line, the line was cut. */
  private readUpTo(from: number, close: number): string {
    const isClosed = close >= 0 && close < this.to;
    const end = isClosed ? close : this.to;
    this.at = isClosed ? close + 1 : end;
    return this.textBetween(from, end);
  }

  /** ` L` (PIPELINING) with its marks `L*`, `L-`, `L.-`, ` K` (CHUNKING), ` TFO*`, … */
  private readFlag(from: number): boolean {
    const { text } = this;
    const end = this.endOfWord(from);
    if (end - from > LONGEST_FLAG || end === from) return false;
    let nameEnd = end;
    while (isMark(text.charCodeAt(nameEnd - 1))) nameEnd--;
    if (!FLAGS.has(text.slice(from, nameEnd))) return false;
    this.at = end;
    this.keep(from, nameEnd, text.slice(nameEnd, end));
    return true;
  }
}

function isMark(code: number): boolean {
  return code === STAR || code === DASH || code === DOT;
}
