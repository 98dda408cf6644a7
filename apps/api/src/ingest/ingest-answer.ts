import type { FileReport, IngestReport, LineTotals, RowTotals } from './ingest-status';
import {
  Count,
  CountOrNull,
  Flag,
  Moment,
  MomentOrNull,
  OneOf,
  Part,
  PartOrNull,
  Parts,
  SecondsOrNull,
  Text,
  TextOrNull,
} from '../openapi/fields';
import { FreshnessAnswer, INGEST_STATES } from '../window/window-answer';

const FILE_STATES = [
  'following',
  'reading',
  'done',
  'copy',
  'waiting',
  'unreadable',
  'passed_over',
] as const satisfies readonly FileReport['state'][];

/** read = recognized + notOurs + unparsed. */
export class LineTotalsAnswer implements LineTotals {
  @Count('Lines read.', 2400)
  readonly read!: number;
  @Count('Lines of Postfix or Exim that were understood.', 2300)
  readonly recognized!: number;
  @Count('Lines of other programs.', 99)
  readonly notOurs!: number;
  @Count('Lines of Postfix or Exim that were not understood.', 1)
  readonly unparsed!: number;
  @Count('Lines too long, their end dropped; counted above too.', 0)
  readonly cut!: number;
}

export class RowTotalsAnswer implements RowTotals {
  @Count('Delivery attempts.', 240)
  readonly deliveryAttempts!: number;
  @Count('Connection attempts.', 262)
  readonly connectionAttempts!: number;
  @Count('Recipient lines that were no attempt.', 20)
  readonly notAttempted!: number;
  @Count('Samples of lines that were not understood.', 1)
  readonly unparsedSamples!: number;
}

export class BatchesAnswer {
  @Count('Batches of rows that are in the store.', 12)
  readonly written!: number;
  @Count('Batches that could not be written, and were tried again.', 0)
  readonly failed!: number;
}

export class IngestProblemAnswer {
  @Text('What is wrong, and what to do.', 'The disk is full: free some space.')
  readonly message!: string;
  @Flag('Whether it is for want of room on the disk.', true)
  readonly diskFull!: boolean;
  @Moment('Since when.')
  readonly since!: string;
  @Moment('When it will be tried again.')
  readonly nextTryAt!: string;
}

/** One log, or a path that was asked for and leads to none. */
export class FileAnswer {
  @Text('Where it is.', '/var/log/mail.log')
  readonly path!: string;
  @TextOrNull('Name of the source: part of every row\u2019s identity.', 'file-1f0c9a')
  readonly source!: string | null;
  @OneOf(
    FILE_STATES,
    '`following`: read as it grows. `reading`: behind its end. `done`: rotated, read to its end. `copy`: holds what another file holds. `waiting`: no whole line yet, or no file. `unreadable`, `passed_over`: see the note.',
  )
  readonly state!: FileReport['state'];
  @TextOrNull('What there is to say of it.', null)
  readonly note!: string | null;
  @CountOrNull('Bytes on disk; null: not known.', 409_600)
  readonly size!: number | null;
  @Count('Decompressed bytes up to which its lines are read.', 409_600)
  readonly position!: number;
  @CountOrNull('Bytes on disk that are not read yet; null: not known.', 0)
  readonly behind!: number | null;
  @Part(LineTotalsAnswer, 'Its lines.')
  readonly lines!: LineTotalsAnswer;
  @MomentOrNull('Log time of its first line.')
  readonly firstLineAt!: string | null;
  @MomentOrNull('Log time of its last line.')
  readonly lastLineAt!: string | null;
  @MomentOrNull('When a line of it was last read by this process.')
  readonly lastReadAt!: string | null;
}

/** A line of Postfix or Exim that no pattern took. Please report it. */
export class UnparsedSampleAnswer {
  @Text('The source it stands in.', 'file-1f0c9a')
  readonly source!: string;
  @Count('The byte it begins at, decompressed.', 1200)
  readonly offset!: number;
  @MomentOrNull('Its log time; null: its stamp was not understood.')
  readonly at!: string | null;
  @Text('`postfix` or `exim`; empty: not known.', 'postfix')
  readonly mta!: string;
  @Text('The program that wrote it.', 'smtp')
  readonly program!: string;
  @Text('Why it was not understood.', 'no pattern')
  readonly why!: string;
  @Text(
    'The line, a stranger\u2019s words, local parts of addresses hidden as configured.',
    '\u2026',
  )
  readonly text!: string;
}

/** How the reading of logs goes. */
export class IngestAnswer {
  @Part(FreshnessAnswer, 'How new the data are.')
  readonly freshness!: FreshnessAnswer;
  @OneOf(
    INGEST_STATES,
    '`starting`: looking for the logs. `catching_up`: reading what was written before. `following`: at the end of every log. `stopped`: see `problem`. `leaving`: told to end.',
  )
  readonly state!: IngestReport['state'];
  @PartOrNull(IngestProblemAnswer, 'Why reading stands still; null unless `stopped`.')
  readonly problem!: IngestProblemAnswer | null;
  @Moment('When this process began.')
  readonly startedAt!: string;
  @MomentOrNull('When rows and positions were last safe in the store; null: not yet.')
  readonly savedAt!: string | null;
  @MomentOrNull('Log time of the newest line whose row is in the store; null: none.')
  readonly newestLineAt!: string | null;
  @SecondsOrNull('From reading a line to its row in the store, of the last batch.', 0.4)
  readonly writeDelaySeconds!: number | null;
  @Part(LineTotalsAnswer, 'Lines since the sources were first read.')
  readonly lines!: LineTotalsAnswer;
  @Part(RowTotalsAnswer, 'Rows written by this process.')
  readonly rows!: RowTotalsAnswer;
  @Count('Stories that wait for more lines.', 3)
  readonly openStories!: number;
  @Part(BatchesAnswer, 'Writing.')
  readonly batches!: BatchesAnswer;
  @Parts(FileAnswer, 'Every log.')
  readonly files!: readonly FileAnswer[];
  @Parts(UnparsedSampleAnswer, 'Some lines that were not understood.')
  readonly unparsedSamples!: readonly UnparsedSampleAnswer[];
}
