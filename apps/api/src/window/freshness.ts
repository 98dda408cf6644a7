import { isoTime } from '@noanswer/answers';
import type { IngestReport } from '../ingest/ingest-status';
import type { FreshnessAnswer } from './window-answer';
import type { Plain } from '../openapi/plain';

export function freshnessOf(
  { newestLineAt, state }: Pick<IngestReport, 'newestLineAt' | 'state'>,
  now: number,
): Plain<FreshnessAnswer> {
  return {
    answeredAt: isoTime(now),
    newestLineAt: isoTime(newestLineAt),
    secondsBehind: newestLineAt === null ? null : (now - newestLineAt) / 1000,
    ingest: state,
  };
}
