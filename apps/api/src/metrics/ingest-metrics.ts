import { Inject, Injectable } from '@nestjs/common';
import { API_SOURCES, type ApiSources } from '../api-options';
import type { FileReport, IngestReport } from '../ingest/ingest-status';
import { INGEST_STATES } from '../window/window-answer';
import { Metrics, type Samples } from './metrics';

/** Files that may be behind; those that are read to their end for good would only pile up series. */
const ALIVE: ReadonlySet<FileReport['state']> = new Set([
  'following',
  'reading',
  'waiting',
  'unreadable',
]);

/** What the reader of logs counts, as metrics. */
@Injectable()
export class IngestMetrics {
  constructor(
    private readonly metrics: Metrics,
    @Inject(API_SOURCES) private readonly sources: ApiSources,
  ) {
    this.lines();
    this.writing();
    this.files();
    this.state();
  }

  private lines(): void {
    this.metrics.counter(
      'noanswer_lines_total',
      'Log lines since the sources were first read, by what became of them.',
      ['fate'],
      this.of(({ lines }) => [
        [{ fate: 'recognized' }, lines.recognized],
        [{ fate: 'not_ours' }, lines.notOurs],
        [{ fate: 'unparsed' }, lines.unparsed],
      ]),
    );
    this.metrics.counter(
      'noanswer_lines_cut_total',
      'Log lines longer than the cap; they are among noanswer_lines_total too.',
      [],
      this.of(({ lines }) => [[{}, lines.cut]]),
    );
    this.metrics.gauge(
      'noanswer_newest_line_timestamp_seconds',
      'Log time of the newest line whose row is in the store.',
      [],
      this.of(({ newestLineAt }) => [[{}, seconds(newestLineAt)]]),
    );
    this.metrics.gauge(
      'noanswer_open_stories',
      'Stories of deliveries that wait for more lines.',
      [],
      this.of(({ openStories }) => [[{}, openStories]]),
    );
  }

  private writing(): void {
    this.metrics.counter(
      'noanswer_rows_written_total',
      'Rows written by this process, those that replaced themselves included.',
      ['table'],
      this.of(({ rows }) => [
        [{ table: 'delivery_attempts' }, rows.deliveryAttempts],
        [{ table: 'connection_attempts' }, rows.connectionAttempts],
        [{ table: 'not_attempted' }, rows.notAttempted],
        [{ table: 'unparsed_samples' }, rows.unparsedSamples],
      ]),
    );
    this.metrics.counter(
      'noanswer_batches_total',
      'Batches of rows, by whether they could be written.',
      ['result'],
      this.of(({ batches }) => [
        [{ result: 'written' }, batches.written],
        [{ result: 'failed' }, batches.failed],
      ]),
    );
    this.metrics.gauge(
      'noanswer_saved_timestamp_seconds',
      'When rows and positions were last safe in the store.',
      [],
      this.of(({ savedAt }) => [[{}, seconds(savedAt)]]),
    );
    this.metrics.gauge(
      'noanswer_write_delay_seconds',
      'From reading a line to its row in the store, of the last batch.',
      [],
      this.of(({ writeDelaySeconds }) => [[{}, writeDelaySeconds]]),
    );
  }

  private files(): void {
    const labels = ['path', 'source'];
    const ofFiles = (value: (file: FileReport) => number | null): (() => Samples) =>
      this.of(({ files }) =>
        files
          .filter(({ state }) => ALIVE.has(state))
          .map((file) => [{ path: file.path, source: file.source ?? '' }, value(file)]),
      );
    this.metrics.gauge(
      'noanswer_file_position_bytes',
      'Decompressed bytes up to which a log that is followed is read.',
      labels,
      ofFiles(({ position }) => position),
    );
    this.metrics.gauge(
      'noanswer_file_behind_bytes',
      'Bytes of a log that is followed that are not read yet.',
      labels,
      ofFiles(({ behind }) => behind),
    );
    this.metrics.gauge(
      'noanswer_files',
      'Logs by state.',
      ['state'],
      this.of(({ files }) =>
        [...Map.groupBy(files, ({ state }) => state)].map(([state, some]) => [
          { state },
          some.length,
        ]),
      ),
    );
  }

  private state(): void {
    this.metrics.gauge(
      'noanswer_ingest_state',
      '1 for the state that the reading of logs is in, 0 for the others.',
      ['state'],
      this.of(({ state }) =>
        INGEST_STATES.map((each) => [{ state: each }, each === state ? 1 : 0]),
      ),
    );
  }

  private of(read: (report: IngestReport) => Samples): () => Samples {
    return () => read(this.sources.ingest.report());
  }
}

const seconds = (at: number | null): number | null => (at === null ? null : at / 1000);
