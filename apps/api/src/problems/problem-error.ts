import { PROBLEM_KINDS, problemType, type ProblemKind } from './problem-kinds';

/** A part of the request that is not as it must be. */
export interface FieldProblem {
  /** Name of the parameter, or of the member of the body. */
  readonly field: string;
  /** What is allowed, in words. */
  readonly allowed: string;
}

/** RFC 9457. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldProblem[];
  readonly reasons?: readonly string[];
}

/** Ends a request with a problem document. The detail tells what is wrong and what to do. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly kind: ProblemKind,
    detail: string,
    readonly more: Pick<ProblemDocument, 'errors' | 'reasons'> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(detail);
  }
}

export function invalidQuery(errors: readonly FieldProblem[]): ProblemError {
  return new ProblemError('invalid-query', sentenceOf(errors), { errors });
}

export function invalidBody(errors: readonly FieldProblem[]): ProblemError {
  return new ProblemError('invalid-body', sentenceOf(errors), { errors });
}

const sentenceOf = (errors: readonly FieldProblem[]): string =>
  errors.map(({ field, allowed }) => `${field}: ${allowed}`).join('. ');

export function problemDocument(
  kind: ProblemKind,
  detail: string,
  more: Pick<ProblemDocument, 'errors' | 'reasons'> = {},
): ProblemDocument {
  const { status, title } = PROBLEM_KINDS[kind];
  return { type: problemType(kind), title, status, detail, ...more };
}
