import type { Fields } from './fields';
import { fieldAt } from './fields';
import { TIME_NAMES } from './field-names';

const DIGITS = /^[0-9]{10,16}$/;

/** 1971 and 2099: what a number says otherwise is no time of a log line. */
const FIRST_SECOND = 31_536_000;
const LAST_SECOND = 4_102_444_800;

/**
 * When an envelope says that its line was written: text for whoever reads stamps, a number in
 * milliseconds since 1970. Null where it says nothing that could be a time.
 */
export function timeOf(fields: Fields): string | number | null {
  for (const name of TIME_NAMES) {
    const value = fieldAt(fields, name);
    if (typeof value === 'number') {
      const at = millisecondsOf(value);
      if (at !== null) return at;
    } else if (typeof value === 'string' && value !== '') {
      if (!DIGITS.test(value)) return value;
      const at = millisecondsOf(Number(value));
      if (at !== null) return at;
    }
  }
  return null;
}

/**
 * Seconds (Fluent Bit, with a fraction), milliseconds or microseconds (journald): the ranges from 1971
 * to 2099 have nothing in common.
 */
function millisecondsOf(value: number): number | null {
  for (const perSecond of [1, 1e3, 1e6]) {
    if (value >= FIRST_SECOND * perSecond && value < LAST_SECOND * perSecond)
      return Math.round((value / perSecond) * 1000);
  }
  return null;
}
