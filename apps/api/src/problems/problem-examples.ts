import { problemDocument, type ProblemDocument } from './problem-error';
import type { ProblemKind } from './problem-kinds';

const FIELDS: Partial<Record<ProblemKind, ProblemDocument['errors']>> = {
  'invalid-query': [{ field: 'limit', allowed: 'a whole number from 1 to 1000' }],
  'invalid-body': [{ field: 'text', allowed: 'a text of 1 to 65536 characters' }],
};

/** As the document shows it. */
export function problemExample(kind: ProblemKind): ProblemDocument {
  const errors = FIELDS[kind];
  const detail =
    errors?.map(({ field, allowed }) => `${field}: ${allowed}`).join('. ') ??
    'What is wrong in this case, and what to do about it.';
  return problemDocument(kind, detail, {
    ...(errors && { errors }),
    ...(kind === 'not-ready' && { reasons: ['the logs are being looked for'] }),
  });
}
