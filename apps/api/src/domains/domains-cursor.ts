import { hash } from 'node:crypto';
import type { DomainPlace, StatesAsOf } from '@noanswer/store';
import { invalidQuery } from '../problems/problem-error';

/** Where a page ended, and of which question: all that the next one needs. */
export interface DomainsCursor {
  readonly since: number | undefined;
  readonly until: number;
  readonly total: number;
  /** States are told as of then on all pages. */
  readonly asOf: StatesAsOf;
  readonly after: DomainPlace;
}

export const CURSOR_ALLOWED =
  'what `next` of the page before says, together with the same parameters';
const LONGEST = 2000;

/**
 * As the client sees it. It holds no secret: whoever makes one up gets an answer of which he may have as well
 * asked otherwise.
 */
export function cursorText(
  { since, until, total, asOf, after }: DomainsCursor,
  of: object,
): string {
  const { domain, attempts, noAnswer, unreachable, lastFailure } = after;
  const place = [domain, attempts, noAnswer, unreachable, lastFailure];
  const parts = [markOf(of), since ?? null, until, total, asOf.at, asOf.from, ...place];
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * `of`: the parameters that the page was asked with, but for its limit and cursor.
 *
 * @throws ProblemError if it is none of ours, or of another question.
 */
export function cursorOf(text: string, of: object): DomainsCursor {
  const parts = partsOf(text);
  const [mark, since, until, total, at, from, ...place] = parts;
  const [domain, attempts, noAnswer, unreachable, lastFailure] = place;
  if (
    parts.length === 11 &&
    mark === markOf(of) &&
    isCountOrNull(since) &&
    isCount(until) &&
    isCount(total) &&
    isCount(at) &&
    isCountOrNull(from) &&
    typeof domain === 'string' &&
    isCount(attempts) &&
    isCount(noAnswer) &&
    isCount(unreachable) &&
    isCountOrNull(lastFailure)
  )
    return {
      since: since ?? undefined,
      until,
      total,
      asOf: { at, from },
      after: { domain, attempts, noAnswer, unreachable, lastFailure },
    };
  throw invalidQuery([{ field: 'cursor', allowed: CURSOR_ALLOWED }]);
}

function partsOf(text: string): readonly unknown[] {
  if (text.length > LONGEST) return [];
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;
const isCountOrNull = (value: unknown): value is number | null => value === null || isCount(value);

/** A cursor of one question does not go on with another. */
const markOf = (of: object): string =>
  hash(
    'sha256',
    JSON.stringify(
      Object.entries(of)
        .filter(([, value]) => value !== undefined)
        .toSorted(),
    ),
  ).slice(0, 8);
