import type { RemoteHost } from '../events';
import { readable } from '../readable';
import { readDuration } from './duration';
import type { EximFields } from './events';
import { clientHostEnd, readHostItem } from './host-item';
import { closingQuote, unescaped } from './quoted';
import {
  COLON,
  DASH,
  DOT,
  LESS_THAN,
  QUOTE,
  SPACE,
  STAR,
  isOver,
  itemNameEnd,
  wordEnd,
} from './scan';

export const NO_FIELDS: EximFields = Object.freeze({});

/** Words without a value (deliver.c, delivery_log and d_hostlog; receive.c, receive_msg). */
const FLAGS: ReadonlySet<string> = new Set(['L', 'K', 'PRDR', 'DS', 'TFO', 'ARC']);
const LONGEST_FLAG = 5;

/**
 * Walks the items of a line: ` NAME=value` and ` FLAG`, in any order. An item that is not known does
 * no harm, it is kept among the others.
 */
export class Items {
  router = '';
  transport = '';
  remote: RemoteHost | null = null;
  /** See HostItem.reused. */
  reused = false;
  /** `C="…"`, without quotes and escapes. */
  confirmation = '';
  /** Seconds, -1 where not logged. */
  queueSeconds = -1;
  deliverySeconds = -1;
  /** All items but those above, without quotes and angle brackets. */
  fields: EximFields = NO_FIELDS;

  constructor(
    readonly text: string,
    /** Index of the next character: the space before a word, the colon before a message, or the end. */
    public at: number,
    private readonly of: 'delivery' | 'arrival',
  ) {}

  /** Reads on up to a message's colon or a word that is no item; false where the line ends before. */
  readUpToUnknown(): boolean {
    const { text } = this;
    while (text.charCodeAt(this.at) === SPACE) {
      const from = this.at + 1;
      const equals = itemNameEnd(text, from);
      if (equals > 0) this.readItem(from, equals);
      else if (!this.readFlag(from)) break;
    }
    return this.at < text.length;
  }

  /** True where nothing but `: message` is left. */
  get atMessage(): boolean {
    return this.text.charCodeAt(this.at) === COLON && isOver(this.text, this.at);
  }

  skipWord(): void {
    this.at = this.endOfWord(this.at + 1);
  }

  private readItem(from: number, equals: number): void {
    const { text } = this;
    if (this.of === 'arrival') {
      if (equals - from === 1 && text.charCodeAt(from) === 72) {
        this.at = clientHostEnd(text, equals + 1);
        this.keep(from, equals, text.slice(equals + 1, this.at));
        return;
      }
    } else if (equals - from === 1) {
      switch (text.charCodeAt(from)) {
        case 82: // R
          this.router = this.readWord(equals + 1);
          return;
        case 84: // T
          this.transport = this.readWord(equals + 1);
          return;
        case 67: // C
          this.confirmation = this.readValue(equals + 1);
          return;
        case 72: // H
          if (this.readHost(equals + 1)) return;
      }
    } else if (equals - from === 2 && text.charCodeAt(from + 1) === 84) {
      if (text.charCodeAt(from) === 81) {
        this.queueSeconds = this.readSeconds(equals + 1);
        return;
      }
      if (text.charCodeAt(from) === 68) {
        this.deliverySeconds = this.readSeconds(equals + 1);
        return;
      }
    }
    this.keep(from, equals, this.readValue(equals + 1));
  }

  private readHost(from: number): boolean {
    const item = readHostItem(this.text, from);
    if (item === null) return false;
    this.remote = item.remote;
    this.reused = item.reused;
    this.at = item.end;
    return true;
  }

  /** ` L` (PIPELINING) with its marks `L*`, `L-`, `L.`, ` K` (CHUNKING), ` TFO*`, … */
  private readFlag(from: number): boolean {
    const { text } = this;
    const end = this.endOfWord(from);
    if (end - from > LONGEST_FLAG || end === from) return false;
    const last = text.charCodeAt(end - 1);
    const marked = last === STAR || last === DASH || last === DOT;
    const nameEnd = marked ? end - 1 : end;
    if (!FLAGS.has(text.slice(from, nameEnd))) return false;
    this.at = end;
    this.keep(from, nameEnd, text.slice(nameEnd, end));
    return true;
  }

  keep(from: number, nameEnd: number, value: string): void {
    if (this.fields === NO_FIELDS) this.fields = {};
    (this.fields as Record<string, string>)[this.text.slice(from, nameEnd)] = value;
  }

  private readSeconds(from: number): number {
    return readDuration(this.readWord(from)) ?? -1;
  }

  private readWord(from: number): string {
    this.at = this.endOfWord(from);
    return this.text.slice(from, this.at);
  }

  /** Reads `"quoted text"`, `<address>` or a word, and moves behind it. */
  private readValue(from: number): string {
    const first = this.text.charCodeAt(from);
    if (first === QUOTE)
      return unescaped(this.readUpTo(from + 1, closingQuote(this.text, from + 1)));
    if (first === LESS_THAN) return this.readUpTo(from + 1, this.text.indexOf('>', from));
    return readable(this.readWord(from));
  }

  private readUpTo(from: number, close: number): string {
    const end = close < 0 ? this.text.length : close;
    this.at = close < 0 ? end : close + 1;
    return readable(this.text.slice(from, end));
  }

  /** On a delivery line the last word before a message has the message's colon behind it. */
  private endOfWord(from: number): number {
    const end = wordEnd(this.text, from);
    const colon = this.of === 'delivery' && this.text.charCodeAt(end - 1) === COLON;
    return colon && end > from ? end - 1 : end;
  }
}
