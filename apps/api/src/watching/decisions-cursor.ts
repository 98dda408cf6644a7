import type { AfterDecision, DecisionRow } from '@noanswer/store';
import { invalidQuery } from '../problems/problem-error';

export const CURSOR_ALLOWED =
  'what `next` of the page before says, together with the same parameters';

/** Where a page ended, and the moment it is of: later pages are of the same. */
export interface DecisionsCursor {
  readonly at: number;
  readonly after: AfterDecision;
}

/** @param time what the page is in order of. */
export function cursorText(at: number, { id }: DecisionRow, time: number): string {
  return Buffer.from(JSON.stringify([at, time, id])).toString('base64url');
}

/** @throws ProblemError if it is none of ours. */
export function cursorOf(text: string): DecisionsCursor {
  const parts = partsOf(text);
  const [at, time, id] = parts;
  if (parts.length === 3 && isTime(at) && isTime(time) && typeof id === 'string')
    return { at, after: { time, id } };
  throw invalidQuery([{ field: 'cursor', allowed: CURSOR_ALLOWED }]);
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

const isTime = (value: unknown): value is number => Number.isSafeInteger(value);
