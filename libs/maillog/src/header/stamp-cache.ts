import type { StampContext } from './stamp';
import { CLOCK_SKEW_MS, localToUtc } from './calendar';
import { detached } from '../readable';
import { readStamp } from './stamp';

const SPACE = 32;
const DOT = 46;
const COLON = 58;
const DAY_MS = 24 * 3_600_000;
/** The same day of the next year does not begin earlier, whatever the zone does in between. */
const NEARLY_A_YEAR_MS = 364 * DAY_MS;

/** The reference times with which a stamp means what it meant: the year of one without depends on it. */
export interface ReferenceSpan {
  readonly from: number;
  readonly to: number;
}

const ALWAYS: ReferenceSpan = { from: -Infinity, to: Infinity };
const NO_DAY = '\n'; // nothing begins with a line end

/**
 * Reads stamps as {@link readStamp} does, but remembers the day it saw last: neighbouring lines share
 * it, so that most lines cost one comparison and a few digits.
 */
export class StampCache {
  /** The instant of the last stamp read, milliseconds since 1970, UTC. */
  at = 0;

  /** The day as written, with the space or `T` behind it. */
  private day = NO_DAY;
  /** Midnight of that day, read as if it were UTC. */
  private midnight = 0;
  /** The zone as written; empty where the stamp has none. */
  private zone = '';
  /** Milliseconds east of UTC of a zone that is written; null where the source's zone tells. */
  private offset: number | null = null;
  /** Of the last stamp that was read, and of all others of its day. */
  span: ReferenceSpan = ALWAYS;

  constructor(private readonly context: StampContext) {}

  /** Whether the reference time lies within. */
  isWithin({ from, to }: ReferenceSpan): boolean {
    const { referenceTime } = this.context;
    return referenceTime >= from && referenceTime < to;
  }

  /** The reference time has moved. */
  referenceMoved(): void {
    if (!this.isWithin(this.span)) this.day = NO_DAY;
  }

  /** Index behind the stamp at `start`, or -1 if there is none. */
  read(text: string, start: number): number {
    if (text.startsWith(this.day, start)) {
      const end = this.readClock(text, start + this.day.length);
      if (end >= 0) return end;
    }
    return this.readAnew(text, start);
  }

  /** `HH:MM:SS[.fraction][zone]` of a day that is known; -1 if it has another form. */
  private readClock(text: string, from: number): number {
    const hour = twoDigits(text, from);
    const minute = twoDigits(text, from + 3);
    const second = twoDigits(text, from + 6);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return -1;
    if (text.charCodeAt(from + 2) !== COLON || text.charCodeAt(from + 5) !== COLON) return -1;
    let i = from + 8;
    let ms = 0;
    if (text.charCodeAt(i) === DOT) {
      let unit = 100;
      for (i++; isDigit(text.charCodeAt(i)); i++) {
        ms += (text.charCodeAt(i) - 48) * unit;
        unit /= 10;
      }
    }
    if (!text.startsWith(this.zone, i)) return -1;
    i += this.zone.length;
    if (i < text.length && text.charCodeAt(i) > SPACE) return -1;
    if (this.zone === '' && mayBeZone(text, i)) return -1;
    const local =
      this.midnight + hour * 3_600_000 + minute * 60_000 + second * 1000 + Math.trunc(ms);
    this.at = this.offset === null ? localToUtc(local, this.context.timeZone) : local - this.offset;
    return i;
  }

  private readAnew(text: string, start: number): number {
    const stamp = readStamp(text, start, this.context);
    if (stamp === null) return -1;
    this.at = stamp.at;
    const matched = detached(text.slice(start, stamp.end));
    const clock = matched.indexOf(':') - 2;
    this.day = matched.slice(0, clock);
    this.midnight = stamp.local - (stamp.local % DAY_MS);
    this.zone = matched.slice(clock + 8).replace(/^[.,][0-9]+/, '');
    this.offset = this.zone === '' ? null : stamp.local - stamp.at;
    this.span = stamp.yearless ? this.spanOfYear() : ALWAYS;
    if (!this.isWithin(this.span)) this.day = NO_DAY;
    return stamp.end;
  }

  private spanOfYear(): ReferenceSpan {
    const dayEnd = localToUtc(this.midnight + DAY_MS, this.context.timeZone);
    return {
      from: dayEnd - CLOCK_SKEW_MS,
      to: this.midnight + NEARLY_A_YEAR_MS - CLOCK_SKEW_MS,
    };
  }
}

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48;
  const ones = text.charCodeAt(at + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** ` +0100` behind a stamp that had no zone before. */
function mayBeZone(text: string, at: number): boolean {
  const sign = text.charCodeAt(at + 1);
  return (sign === 43 || sign === 45) && isDigit(text.charCodeAt(at + 2));
}
