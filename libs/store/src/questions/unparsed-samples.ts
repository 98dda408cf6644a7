import type { UnparsedSample } from '../rows/unparsed-samples';
import type { Question } from './question';
import { ms } from './words';

/** Lines that no pattern took: of each program and cause one, then more, up to `limit`. */
export function unparsedSamples(limit = 20): Question<UnparsedSample> {
  return {
    name: 'unparsed_samples',
    sql: `
SELECT toString(source) AS source, offset, if(at_known > 0, ${ms('at')}, NULL) AS at,
  toString(mta) AS mta, toString(program) AS program, toString(why) AS why, text
FROM unparsed_samples FINAL
ORDER BY row_number() OVER (PARTITION BY program, why ORDER BY source, offset), program, why,
  source, offset
LIMIT {limit:UInt32}`,
    params: { limit },
    read: (row) => ({
      source: row['source'] as string,
      offset: row['offset'] as number,
      at: (row['at'] as number | null) ?? undefined,
      mta: row['mta'] as string,
      program: row['program'] as string,
      why: row['why'] as string,
      text: row['text'] as string,
    }),
  };
}
