import { localToUtc, nearestYear } from './calendar';

/** A stamp that was read: the instant, and the index behind it. */
export interface Stamp {
  /** Milliseconds since 1970, UTC. */
  at: number;
  /** What the clock showed, read as if it were UTC. */
  local: number;
  end: number;
  /** It names no year: which one is meant depends on the reference time. */
  yearless: boolean;
}

export interface StampContext {
  readonly timeZone: string;
  readonly referenceTime: number;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const YEARLESS =
  /^(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) ([ 0-3]?[0-9]) ([0-2][0-9]):([0-5][0-9]):([0-6][0-9])(?:[.,]([0-9]{1,9}))?(?= |:|$)/;
const YEAR_AFTER_DAY =
  /^([A-Z][a-z]{2}) ([ 0-3]?[0-9]) ([0-9]{4}) ([0-2][0-9]):([0-5][0-9]):([0-6][0-9])(?:[.,]([0-9]{1,9}))?(?= |:|$)/;
const YEAR_BEFORE_MONTH =
  /^([0-9]{4}) ([A-Z][a-z]{2}) ([ 0-3]?[0-9]) ([0-2][0-9]):([0-5][0-9]):([0-6][0-9])(?:[.,]([0-9]{1,9}))?(?= |:|$)/;
const ISO =
  /^([0-9]{4})-([01][0-9])-([0-3][0-9])[T ]([0-2][0-9]):([0-5][0-9]):([0-6][0-9])(?:[.,]([0-9]{1,9}))?(Z| ?[+-][0-9]{2}:?[0-9]{2})?(?= |:|$)/;

/** Years that a mail log can be of; what says otherwise is no stamp (a store of times ends in 2299). */
const FIRST_YEAR = 1971;
const LAST_YEAR = 2099;

/** Longest text that any of the patterns above can take. */
const LONGEST_STAMP = 48;

/**
 * Reads any stamp that mail logs carry: RFC 3164 (`Nov  1 00:00:00`, no year), RFC 3339, Exim's
 * `2026-11-21 09:55:54[.123][ +0100]`, `2013 Jun 10 23:59:59.123` and `Nov 21 2026 09:55:54`.
 * Null where `text` has none at `start`.
 */
export function readStamp(text: string, start: number, context: StampContext): Stamp | null {
  const head = text.slice(start, start + LONGEST_STAMP);
  const first = head.charCodeAt(0);
  const startsWithDigit = first >= 48 && first <= 57;
  return startsWithDigit
    ? (readIso(head, start, context) ?? readYearFirst(head, start, context))
    : (readYearless(head, start, context) ?? readYearAfterDay(head, start, context));
}

function readIso(head: string, start: number, { timeZone }: StampContext): Stamp | null {
  const m = ISO.exec(head);
  if (m === null) return null;
  const [all, year, month, day, hour, minute, second, fraction, zone] = m;
  const local = utc(Number(year), Number(month), Number(day), hour, minute, second, fraction);
  if (local === null) return null;
  const at = zone === undefined ? localToUtc(local, timeZone) : local - offsetOf(zone);
  return { at, local, end: start + all.length, yearless: false };
}

function readYearless(head: string, start: number, context: StampContext): Stamp | null {
  const m = YEARLESS.exec(head);
  if (m === null) return null;
  const [all, monthName = '', day, hour, minute, second, fraction] = m;
  const month = MONTHS.indexOf(monthName) + 1;
  if (month === 0) return null;
  const inYear = (year: number): { at: number; local: number } | null => {
    const local = utc(year, month, Number(day), hour, minute, second, fraction);
    return local === null ? null : { at: localToUtc(local, context.timeZone), local };
  };
  const nearest = nearestYear(inYear, context.referenceTime);
  return nearest === null ? null : { ...nearest, end: start + all.length, yearless: true };
}

function readYearAfterDay(head: string, start: number, context: StampContext): Stamp | null {
  const m = YEAR_AFTER_DAY.exec(head);
  if (m === null) return null;
  const [all, month = '', day, year, ...clock] = m;
  return named(all, Number(year), month, Number(day), clock, start, context);
}

function readYearFirst(head: string, start: number, context: StampContext): Stamp | null {
  const m = YEAR_BEFORE_MONTH.exec(head);
  if (m === null) return null;
  const [all, year, month = '', day, ...clock] = m;
  return named(all, Number(year), month, Number(day), clock, start, context);
}

function named(
  all: string,
  year: number,
  monthName: string,
  day: number,
  [hour, minute, second, fraction]: (string | undefined)[],
  start: number,
  { timeZone }: StampContext,
): Stamp | null {
  const local = utc(year, MONTHS.indexOf(monthName) + 1, day, hour, minute, second, fraction);
  return local === null
    ? null
    : { at: localToUtc(local, timeZone), local, end: start + all.length, yearless: false };
}

/** Milliseconds of a calendar time read as if it were UTC; null for a date that does not exist. */
function utc(
  year: number,
  month: number,
  day: number,
  hour = '0',
  minute = '0',
  second = '0',
  fraction = '',
): number | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return null;
  if (month < 1 || month > 12 || Number(hour) > 23) return null;
  const midnight = Date.UTC(year, month - 1, day);
  if (day < 1 || new Date(midnight).getUTCDate() !== day) return null;
  const ms = fraction === '' ? 0 : Math.trunc(Number(`0.${fraction}`) * 1000);
  return midnight + Number(hour) * 3_600_000 + Number(minute) * 60_000 + Number(second) * 1000 + ms;
}

/** `Z`, `+01:00`, `-0530` or ` +0100` in milliseconds east of UTC. */
function offsetOf(zone: string): number {
  const text = zone.trim();
  if (text === 'Z') return 0;
  const digits = text.slice(1).replace(':', '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (text.startsWith('-') ? -minutes : minutes) * 60_000;
}
