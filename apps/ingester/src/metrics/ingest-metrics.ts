import type { Ingesting } from '../ingest/ingesting';
import type { PartitionIngest } from '../ingest/partition-ingest';
import type { Metrics, Samples } from './metrics';

/** What the ingesting counts, as metrics. Names are those of `noanswer serve` where they mean the same. */
export function ingestMetrics(metrics: Metrics, ingesting: Ingesting): void {
  lines(metrics, ingesting);
  rows(metrics, ingesting);
  partitions(metrics, ingesting);
  state(metrics, ingesting);
}

function lines(metrics: Metrics, { tallies }: Ingesting): void {
  metrics.counter(
    'noanswer_lines_total',
    'Log lines taken by this process, by what became of them.',
    ['fate'],
    () => [
      [{ fate: 'recognized' }, tallies.lines.recognized],
      [{ fate: 'not_ours' }, tallies.lines.notOurs],
      [{ fate: 'unparsed' }, tallies.lines.unparsed],
    ],
  );
  metrics.counter(
    'noanswer_lines_cut_total',
    'Log lines longer than the cap; they are among noanswer_lines_total too.',
    [],
    () => [[{}, tallies.lines.cut]],
  );
  metrics.counter(
    'noanswer_records_total',
    'Kafka records taken by this process, by the form of their envelope.',
    ['form'],
    () => [...tallies.records].map(([form, count]) => [{ form }, count] as const),
  );
  metrics.gauge(
    'noanswer_newest_line_timestamp_seconds',
    'Log time of the newest line that this process took.',
    [],
    () => [[{}, seconds(tallies.newestLineAt)]],
  );
  metrics.gauge('noanswer_newest_line_age_seconds', 'How long ago that was.', [], () => [
    [{}, tallies.newestLineAt === null ? null : (Date.now() - tallies.newestLineAt) / 1000],
  ]);
}

function rows(metrics: Metrics, ingesting: Ingesting): void {
  const { tallies } = ingesting;
  metrics.counter(
    'noanswer_rows_made_total',
    'Rows handed to the writer, those that replaced themselves included.',
    ['table'],
    () => [...tallies.rows].map(([table, count]) => [{ table }, count] as const),
  );
  metrics.counter(
    'noanswer_saves_total',
    'How often rows and positions were saved and offsets committed.',
    [],
    () => [[{}, tallies.saves]],
  );
  metrics.gauge(
    'noanswer_saved_timestamp_seconds',
    'When rows and positions were last safe in the store.',
    [],
    () => [[{}, seconds(ingesting.session?.savedAt ?? null)]],
  );
  metrics.gauge(
    'noanswer_open_stories',
    'Stories of deliveries that wait for more lines.',
    [],
    () => [[{}, ingesting.session?.openStories ?? 0]],
  );
}

function partitions(metrics: Metrics, ingesting: Ingesting): void {
  const of = (value: (partition: PartitionIngest) => number) => (): Samples =>
    [...(ingesting.session?.partitions.values() ?? [])].map(
      (partition) =>
        [
          { topic: partition.topic, partition: String(partition.partition) },
          value(partition),
        ] as const,
    );
  const labels = ['topic', 'partition'];
  metrics.gauge(
    'noanswer_kafka_lag_records',
    'Records of a partition of ours that are not taken yet.',
    labels,
    of(({ lag }) => lag),
  );
  metrics.gauge(
    'noanswer_kafka_next_offset',
    'Offset with which the reading of a partition of ours goes on.',
    labels,
    of(({ next }) => next),
  );
  metrics.counter(
    'noanswer_kafka_gaps_total',
    'Gaps found: records that Kafka deleted before they were read.',
    [],
    () => [[{}, ingesting.tallies.gapsFound]],
  );
  metrics.counter('noanswer_kafka_lost_records_total', 'Records in those gaps.', [], () => [
    [{}, ingesting.tallies.recordsLost],
  ]);
  metrics.counter(
    'noanswer_kafka_assignments_total',
    'How often the group gave this process its partitions.',
    [],
    () => [[{}, ingesting.tallies.assignments]],
  );
}

function state(metrics: Metrics, ingesting: Ingesting): void {
  metrics.gauge('noanswer_ready', '1 while it reads, 0 while something is in its way.', [], () => [
    [{}, ingesting.isReading ? 1 : 0],
  ]);
  metrics.counter(
    'noanswer_standstills_total',
    'How often reading stood still, by which end could not be reached.',
    ['of'],
    () => [
      [{ of: 'kafka' }, ingesting.tallies.failures.kafka],
      [{ of: 'store' }, ingesting.tallies.failures.store],
    ],
  );
}

const seconds = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : milliseconds / 1000;
