import type { ClickHouseClient } from '@clickhouse/client';
import { DAY, HOUR } from '@noanswer/reachability';
import { StoreQuestionError } from '../errors';
import type { AskedInSteps, OneStatement, Question } from '../questions/question';
import { coverOf, type CountedAhead, type Cover } from '../rollups/cover';
import { openMarks } from '../rollups/kept-marks';
import type { MarkedTime } from '../rollups/marks';
import { AskedTogether } from './asked-together';

/** Asks the engine. A failed question throws: it is never an empty answer. */
export async function askThrough<Row>(
  client: ClickHouseClient,
  question: Question<Row>,
): Promise<Row[]> {
  try {
    const answer = await client.query({
      query: question.sql,
      query_params: question.params,
      format: 'JSONEachRow',
    });
    return (await answer.json<Record<string, unknown>>()).map((row) => question.read(row));
  } catch (error) {
    throw new StoreQuestionError(question.name, error);
  }
}

/** How long minutes and hours are kept, in days. */
export interface KeptDays {
  readonly minutes: number;
  readonly hours: number;
}

/** One statement, on whichever connection. */
export type AskEngine = <Row>(statement: Question<Row>) => Promise<Row[]>;

/** What is marked, read after it is asked for. */
export type ReadMarks = () => Promise<readonly MarkedTime[]>;

/**
 * Asks what was counted ahead where the question has such a form, and the attempts where it is not
 * counted yet. Marks are read first: what is not marked then is right in the buckets, then and later.
 */
export async function askAhead<Row>(
  askEngine: AskEngine,
  question: Question<Row>,
  kept: KeptDays,
  readMarks: ReadMarks = () => askEngine(openMarks()),
  shared = new AskedTogether(),
): Promise<Row[]> {
  const { ahead } = question;
  if (ahead === undefined) return askEngine(question);
  const marks = await readMarks();
  const now = Date.now();
  // An hour less than is kept: the clocks that decide are two.
  const minutesFrom = now - kept.minutes * DAY + HOUR;
  const hoursFrom = now - kept.hours * DAY + HOUR;
  const known: CountedAhead = { marks, minutesFrom, hoursFrom };
  const ask = (sql: string, params = {}): Promise<Record<string, unknown>[]> => {
    const all = { ...question.params, ...params };
    return askEngine({ name: question.name, sql, params: all, read: (row) => row });
  };
  const together: AskedInSteps['together'] = (sql, params) =>
    shared.ask(sql, params, () =>
      askEngine({ name: question.name, sql, params, read: (row) => row }),
    );
  const cover = coverOf(ahead.filter, known);
  if (cover === undefined) return askEngine(question);
  const stepped =
    'steps' in ahead
      ? await ahead.steps({ ask, together, cover: (filter, most) => coverOf(filter, known, most) })
      : undefined;
  const rows = stepped ?? ('sql' in ahead ? await askInTwo(ahead, cover, ask) : undefined);
  return rows?.map((row) => question.read(row)) ?? askEngine(question);
}

type AskSql = (sql: string, params?: Record<string, unknown>) => Promise<Record<string, unknown>[]>;

/** Two questions: written into the second, the first would be answered once for each table in it. */
async function askInTwo(
  ahead: OneStatement,
  cover: Cover,
  ask: AskSql,
): Promise<readonly Record<string, unknown>[]> {
  const first = ahead.first?.(cover);
  if (first === undefined) return ask(ahead.sql(cover));
  return ask(ahead.sql(cover), first.paramsOf(await ask(first.sql)));
}
