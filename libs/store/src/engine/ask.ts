import type { ClickHouseClient } from '@clickhouse/client';
import { DAY, HOUR } from '@noanswer/reachability';
import { StoreQuestionError } from '../errors';
import type { Question } from '../questions/question';
import { coverOf } from '../rollups/cover';
import { openMarks } from '../rollups/kept-marks';

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

/**
 * Asks what was counted ahead where the question has such a form, and the attempts where it is not
 * counted yet. Marks are read first: what is not marked then is right in the buckets, then and later.
 */
export async function askAhead<Row>(
  client: ClickHouseClient,
  question: Question<Row>,
  kept: KeptDays,
): Promise<Row[]> {
  const { ahead } = question;
  if (ahead === undefined) return askThrough(client, question);
  const marks = await askThrough(client, openMarks());
  const now = Date.now();
  const cover = coverOf(ahead.filter, {
    marks,
    // An hour less than is kept: the clocks that decide are two.
    minutesFrom: now - kept.minutes * DAY + HOUR,
    hoursFrom: now - kept.hours * DAY + HOUR,
  });
  if (cover === undefined) return askThrough(client, question);
  // Two questions: written into the second, the first would be answered once for each table in it.
  const first = ahead.first?.(cover);
  const more =
    first === undefined
      ? {}
      : first.paramsOf(
          await askThrough(client, { ...question, sql: first.sql, read: (row) => row }),
        );
  const params = { ...question.params, ...more };
  return askThrough(client, { ...question, sql: ahead.sql(cover), params });
}
