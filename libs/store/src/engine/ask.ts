import type { ClickHouseClient } from '@clickhouse/client';
import { StoreQuestionError } from '../errors';
import type { Question } from '../questions/question';

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
