import { DateTime } from 'luxon';
import { SAMPLES_ZONE } from './shipped-samples';

/** How the stamps of a sample log are written: each line begins with one. */
export interface StampForm {
  /** Characters of a stamp; it always has as many. */
  readonly length: number;
  /** Milliseconds since 1970, UTC. */
  read(stamp: string, year: number): number;
  write(at: number): string;
}

const EXIM = 'yyyy-MM-dd HH:mm:ss';

/** Exim's own log: `2026-11-21 09:55:54`. */
export const eximStamp: StampForm = {
  length: 19,
  read: (stamp) => millisecondsOf(stamp, EXIM),
  write: (at) => utc(at).toFormat(EXIM),
};

/** RFC 3164: `Nov  1 09:55:54`, without a year, the day of the month padded with a space. */
export const syslogStamp: StampForm = {
  length: 15,
  read: (stamp, year) => millisecondsOf(`${year} ${stamp.replace('  ', ' ')}`, 'yyyy MMM d HH:mm:ss'),
  write: (at) => {
    const time = utc(at);
    return `${time.toFormat('MMM')} ${time.toFormat('d').padStart(2)} ${time.toFormat('HH:mm:ss')}`;
  },
};

function millisecondsOf(text: string, format: string): number {
  return DateTime.fromFormat(text, format, { zone: SAMPLES_ZONE, locale: 'en-US' }).toMillis();
}

function utc(at: number): DateTime {
  return DateTime.fromMillis(at, { zone: SAMPLES_ZONE, locale: 'en-US' });
}
