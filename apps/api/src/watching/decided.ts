import { isoTime } from '@noanswer/answers';
import type { WatchReport } from '@noanswer/watch';
import type { IngestReport } from '../ingest/ingest-status';
import type { Plain } from '../openapi/plain';
import type { DecidedAnswer } from './decided-answer';

/** Decisions so far behind the newest line are of the past. */
const BEHIND_MS = 5 * 60_000;

/** How far decisions go. Whatever is not known to be well is not told as well. */
export function decidedOf(
  watch: WatchReport | undefined,
  { newestLineAt }: Pick<IngestReport, 'newestLineAt'>,
): Plain<DecidedAnswer> {
  if (watch === undefined) return { state: 'off', upTo: null, secondsBehind: null, problem: null };
  const { decidedUpTo, problem } = watch;
  const behind = decidedUpTo === null || newestLineAt === null ? null : newestLineAt - decidedUpTo;
  const isBehind = watch.state === 'watching' && behind !== null && behind > BEHIND_MS;
  return {
    state: isBehind ? 'catching_up' : watch.state,
    upTo: isoTime(decidedUpTo),
    secondsBehind: behind === null ? null : Math.max(0, behind / 1000),
    problem,
  };
}
