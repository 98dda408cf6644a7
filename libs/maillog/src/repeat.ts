/**
 * Syslog daemons write again after a minute at the latest, and one process does not fail to connect
 * faster than this. A stranger who writes a larger number gets no more rows for it.
 */
export const MOST_REPEATS = 1000;

const LAST = /^last message repeated ([0-9]{1,9}) times?$/;
const SAME = /^message repeated ([0-9]{1,9}) times?: \[ ?/;

/**
 * `message repeated N times: [ text]` (rsyslog) stands for N lines of that text; `last message
 * repeated N times` (classic syslogd) for N more of the host's line before it (`text` is empty).
 * Null for any other line.
 */
export function readRepeat(
  text: string,
  start: number,
  to: number,
): { times: number; text: string } | null {
  const first = text.charCodeAt(start);
  if (first === 109 /* m */) {
    if (!text.startsWith('message repeated ', start)) return null;
    const m = SAME.exec(text.slice(start, Math.min(to, start + 64)));
    if (m === null) return null;
    const from = start + m[0].length;
    const end = text.charAt(to - 1) === ']' ? to - 1 : to;
    return { times: bounded(m[1]), text: text.slice(from, end) };
  }
  if (first !== 108 /* l */ || !text.startsWith('last message repeated ', start)) return null;
  const m = LAST.exec(text.slice(start, Math.min(to, start + 64)));
  return m === null ? null : { times: bounded(m[1]), text: '' };
}

function bounded(digits: string | undefined): number {
  return Math.min(Math.max(1, Number(digits)), MOST_REPEATS);
}
