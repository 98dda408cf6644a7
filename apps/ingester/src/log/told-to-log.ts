import type { Logger } from 'pino';
import type { KafkaNews } from '@noanswer/source/kafka';
import type { InsertRetry } from '@noanswer/store';
import type { Behind, IngestNews } from '../ingest/ingest-news';

/** Progress is told while there is more to read than this. */
const MUCH_TO_READ = 10_000;
/** What fails every second is told every minute. */
const TELL_AGAIN_MS = 60_000;

export function newsToLog(log: Logger, clock: () => number = Date.now): IngestNews {
  let notCountedAt = -Infinity;
  let last: { readonly at: number; readonly lag: number } | null = null;
  return {
    assigned: (partitions) => {
      log.info({ partitions }, `reading ${partitions.length} partitions`);
    },
    gap: ({ topic, partition, from, to }) => {
      log.error(
        { topic, partition, from, to },
        `${to - from} records are lost: Kafka deleted them before they were read`,
      );
    },
    otherTopic: (partition) => {
      log.warn(
        { partition },
        'the topic was deleted and made again: it is read from its beginning',
      );
    },
    progress: ({ lag }: Behind) => {
      const now = clock();
      if (lag > MUCH_TO_READ) log.info(catchingUp(lag, last, now), 'catching up');
      else if (last !== null && last.lag > MUCH_TO_READ) log.info('caught up');
      last = { at: now, lag };
    },
    standingStill: ({ message, waitMs }) => {
      log.warn(
        { nextTryInMs: waitMs },
        `reading stands still, and will go on by itself: ${message}`,
      );
    },
    goesOn: () => {
      log.info('reading goes on; nothing was skipped');
    },
    notCounted: (message) => {
      const now = clock();
      if (now - notCountedAt < TELL_AGAIN_MS) return;
      notCountedAt = now;
      log.warn({ of: 'store' }, `counting ahead failed, and is tried again: ${message}`);
    },
  };
}

/** How much is left, how fast it gets less, and how long that takes. */
function catchingUp(
  lag: number,
  before: { readonly at: number; readonly lag: number } | null,
  now: number,
): Record<string, number> {
  const seconds = (now - (before?.at ?? now)) / 1000;
  const perSecond = seconds > 0 ? ((before?.lag ?? lag) - lag) / seconds : 0;
  if (perSecond <= 0) return { recordsBehind: lag };
  return {
    recordsBehind: lag,
    recordsPerSecond: Math.round(perSecond),
    minutesLeft: Number((lag / perSecond / 60).toFixed(1)),
  };
}

export const kafkaToLog =
  (log: Logger): KafkaNews =>
  (level, sentence) => {
    log[level]({ of: 'kafka' }, sentence);
  };

export const retriesToLog =
  (log: Logger) =>
  ({ table, failed, waitMs, why }: InsertRetry): void => {
    log.warn({ of: 'store', table, failed, waitMs }, `an insert is tried again: ${why}`);
  };
