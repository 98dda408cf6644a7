import type { StartAt } from '@noanswer/source/kafka';

const AGO = /^([0-9]{1,6})(m|h|d)$/;
const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };
const DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}/;

export const isStart = (text: unknown): text is string =>
  typeof text === 'string' && startIn(text, 0) !== null;

/**
 * Where reading begins, as `kafka.from` says.
 *
 * @throws RangeError if it says nothing of the kind: see {@link isStart}.
 */
export function startAt(text: string, now: number): StartAt {
  const start = startIn(text, now);
  if (start === null) throw new RangeError('no place to begin');
  return start;
}

function startIn(text: string, now: number): StartAt | null {
  if (text === 'earliest' || text === 'latest') return text;
  const [, count, unit = ''] = AGO.exec(text) ?? [];
  if (count !== undefined) return { sinceMs: now - Number(count) * (UNIT_MS[unit] ?? 0) };
  const sinceMs = DATE.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(sinceMs) ? null : { sinceMs };
}
