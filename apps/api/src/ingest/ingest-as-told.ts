import { isoTime } from '@noanswer/answers';
import type { UnparsedSample } from '@noanswer/store';
import { freshnessOf } from '../window/freshness';
import type { FileAnswer, IngestAnswer, UnparsedSampleAnswer } from './ingest-answer';
import type { FileReport, IngestReport } from './ingest-status';
import type { Plain } from '../openapi/plain';

/** The report with its times as RFC 3339. */
export function ingestAsTold(
  report: IngestReport,
  samples: readonly UnparsedSample[],
  now: number,
): Plain<IngestAnswer> {
  const { problem } = report;
  return {
    freshness: freshnessOf(report, now),
    state: report.state,
    problem: problem && {
      message: problem.message,
      diskFull: problem.diskFull,
      since: isoTime(problem.since),
      nextTryAt: isoTime(problem.nextTryAt),
    },
    startedAt: isoTime(report.startedAt),
    savedAt: isoTime(report.savedAt),
    newestLineAt: isoTime(report.newestLineAt),
    writeDelaySeconds: report.writeDelaySeconds,
    lines: report.lines,
    rows: report.rows,
    openStories: report.openStories,
    batches: report.batches,
    files: report.files.map(fileAsTold),
    unparsedSamples: samples.map(sampleAsTold),
  };
}

const fileAsTold = (file: FileReport): Plain<FileAnswer> => ({
  ...file,
  firstLineAt: isoTime(file.firstLineAt),
  lastLineAt: isoTime(file.lastLineAt),
  lastReadAt: isoTime(file.lastReadAt),
});

const sampleAsTold = (sample: UnparsedSample): Plain<UnparsedSampleAnswer> => ({
  ...sample,
  at: isoTime(sample.at ?? null),
});
