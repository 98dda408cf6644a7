import { IANAZone } from 'luxon';

/** How far a log line may lie in the future of its reference before its year is doubted. */
export const CLOCK_SKEW_MS = 24 * 3_600_000;
/** 29 February comes back after at most eight years (1896–1904). */
const YEARS_BACK = 8;
/** Zones change their offset on quarter hours, all of them. */
const QUARTER_HOUR_MS = 15 * 60_000;
const CACHED_OFFSETS = 4096;

const zones = new Map<string, { zone: IANAZone; offsets: Map<number, number> }>();

/**
 * The instant at which clocks in `timeZone` showed `local` (milliseconds as if UTC). An hour that
 * occurs twice (clocks set back) is taken as its first pass, one that never occurs as if clocks had
 * not moved yet.
 */
export function localToUtc(local: number, timeZone: string): number {
  if (timeZone === 'UTC') return local;
  const known = zones.get(timeZone) ?? openZone(timeZone);
  const quarter = Math.floor(local / QUARTER_HOUR_MS);
  let offset = known.offsets.get(quarter);
  if (offset === undefined) {
    const start = quarter * QUARTER_HOUR_MS;
    // Offsets before and after a change differ by hours at most: look a day back for the one in
    // force before it, and keep that one if it still explains the local time.
    const before = known.zone.offset(start - 24 * 3_600_000) * 60_000;
    const stillBefore = known.zone.offset(start - before) * 60_000 === before;
    offset = stillBefore ? before : known.zone.offset(start - before) * 60_000;
    if (known.offsets.size >= CACHED_OFFSETS) known.offsets.clear();
    known.offsets.set(quarter, offset);
  }
  return local - offset;
}

/** Whether `name` is a time zone of the IANA data base. */
export function isTimeZone(name: string): boolean {
  return name === 'UTC' || IANAZone.isValidZone(name);
}

function openZone(timeZone: string): { zone: IANAZone; offsets: Map<number, number> } {
  const opened = { zone: IANAZone.create(timeZone), offsets: new Map<number, number>() };
  zones.set(timeZone, opened);
  return opened;
}

/**
 * A stamp without a year belongs to the latest year in which it does not lie in the future of the
 * reference (beyond clock skew). `inYear` gives the instant in a year, null if the day is not in it.
 */
export function nearestYear<T extends { at: number }>(
  inYear: (year: number) => T | null,
  referenceTime: number,
): T | null {
  const latest = referenceTime + CLOCK_SKEW_MS;
  const newest = new Date(latest).getUTCFullYear() + 1;
  for (let year = newest; year >= newest - YEARS_BACK - 1; year--) {
    const found = inYear(year);
    if (found !== null && found.at <= latest) return found;
  }
  return null;
}
