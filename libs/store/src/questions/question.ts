import type { Mta } from '@noanswer/maillog';
import type { Cover } from '../rollups/cover';
import type { Level } from '../rollups/levels';

/** A question is a value: SQL with parameters, and how one row of the answer is read. */
export interface Question<Row> {
  readonly name: string;
  readonly sql: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly read: (row: Record<string, unknown>) => Row;
  /** Answered at once, if the engine answers at all: whoever asks it does not wait behind others. */
  readonly isTrivial?: boolean | undefined;
  /** An answer so many milliseconds old will do, for whoever keeps answers; undefined: only one as new as he keeps. */
  readonly mayBeOldMs?: number | undefined;
  /** The same answer out of what was counted ahead, where that is faster. */
  readonly ahead?: AheadForm | undefined;
}

/**
 * FINAL makes a row that was written twice count once. Where none was, looking for it is a third of the work.
 */
export const withoutFinal = <Row>(question: Question<Row>): Question<Row> => ({
  ...question,
  sql: question.sql.replace(
    /\b(delivery_attempts|connection_attempts|not_attempted) FINAL\b/g,
    '$1',
  ),
});

/** How a question is asked where rows were counted ahead (docs/decisions/0026-rollups.md). */
export type AheadForm = OneStatement | InSteps | (OneStatement & InSteps);

export interface OneStatement {
  /** The window that is to be covered. */
  readonly filter: Filter;
  readonly sql: (cover: Cover) => string;
  /** Asked before, where only a few are to be counted in full: its answer becomes parameters. */
  readonly first?: ((cover: Cover) => FirstAsked) | undefined;
}

export interface FirstAsked {
  readonly sql: string;
  readonly paramsOf: (rows: readonly Record<string, unknown>[]) => Record<string, unknown>;
}

/** Where the first answer tells whether more is to be asked, and of what. */
export interface InSteps {
  readonly filter: Filter;
  /** Undefined: the one statement is to be asked, or where there is none the attempts. */
  readonly steps: (engine: AskedInSteps) => Promise<readonly Row[] | undefined>;
}

type Row = Record<string, unknown>;

export interface AskedInSteps {
  /** Parameters besides the question's own. */
  readonly ask: (sql: string, params?: Record<string, unknown>) => Promise<readonly Row[]>;
  /**
   * A statement that other questions have too, with its own parameters alone: those that ask it in the same breath get the
   * same rows.
   */
  readonly together: (
    sql: string,
    params: Readonly<Record<string, unknown>>,
  ) => Promise<readonly Row[]>;
  /** What a window is answered from; buckets of this length at most. */
  readonly cover: (filter: Filter, coarsest?: Level) => Cover | undefined;
}

/** Which rows are asked for, by the time of their line. */
export interface Filter {
  /** Milliseconds since 1970, UTC; from here, inclusive. */
  readonly since?: number | undefined;
  /** Until here, exclusive. */
  readonly until?: number | undefined;
  readonly mta?: Mta | undefined;
  readonly domain?: string | undefined;
  readonly logHost?: string | undefined;
}

const PLACES_OF_DOMAIN = '(SELECT id FROM places WHERE domain = {domain:String})';

/** The filter as a condition on any of the row tables; values travel as parameters. */
export function where(filter: Filter): string {
  const conditions = [
    filter.since !== undefined && 'at >= fromUnixTimestamp64Milli({since:Int64})',
    filter.until !== undefined && 'at < fromUnixTimestamp64Milli({until:Int64})',
    filter.mta !== undefined && 'mta = {mta:String}',
    filter.domain !== undefined && `place IN ${PLACES_OF_DOMAIN}`,
    filter.logHost !== undefined && 'log_host = {logHost:String}',
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? 'true' : conditions.join(' AND ');
}

export const paramsOf = (filter: Filter): Record<string, unknown> =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
