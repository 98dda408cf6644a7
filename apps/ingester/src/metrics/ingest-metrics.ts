import type { PartitionReading, ReadingState, Tallied } from '../readers/reading-state';
import type { Metrics, Samples } from './metrics';

/**
 * How the reading stands, as metrics. Names are those of `noanswer serve` where they mean the same.
 *
 * @param read how it stands at the time of the scrape.
 */
export function ingestMetrics(metrics: Metrics, read: () => ReadingState): void {
  lines(metrics, read);
  rows(metrics, read);
  partitions(metrics, read);
  state(metrics, read);
}

function lines(metrics: Metrics, read: () => ReadingState): void {
  const tallies = (): Tallied => read().tallies;
  metrics.counter(
    'noanswer_lines_total',
    'Log lines taken by this process, by what became of them.',
    ['fate'],
    () => [
      [{ fate: 'recognized' }, tallies().lines.recognized],
      [{ fate: 'not_ours' }, tallies().lines.notOurs],
      [{ fate: 'unparsed' }, tallies().lines.unparsed],
    ],
  );
  metrics.counter(
    'noanswer_lines_cut_total',
    'Log lines longer than the cap; they are among noanswer_lines_total too.',
    [],
    () => [[{}, tallies().lines.cut]],
  );
  metrics.counter(
    'noanswer_records_total',
    'Kafka records taken by this process, by the form of their envelope.',
    ['form'],
    () => [...tallies().records].map(([form, count]) => [{ form }, count] as const),
  );
  metrics.gauge(
    'noanswer_newest_line_timestamp_seconds',
    'Log time of the newest line that this process took.',
    [],
    () => [[{}, seconds(tallies().newestLineAt)]],
  );
  metrics.gauge('noanswer_newest_line_age_seconds', 'How long ago that was.', [], () => [
    [{}, secondsAgo(tallies().newestLineAt)],
  ]);
}

function rows(metrics: Metrics, read: () => ReadingState): void {
  const tallies = (): Tallied => read().tallies;
  metrics.counter(
    'noanswer_rows_made_total',
    'Rows handed to the writer, those that replaced themselves included.',
    ['table'],
    () => [...tallies().rows].map(([table, count]) => [{ table }, count] as const),
  );
  metrics.counter(
    'noanswer_saves_total',
    'How often rows and positions were saved and offsets committed.',
    [],
    () => [[{}, tallies().saves]],
  );
  metrics.gauge(
    'noanswer_saved_timestamp_seconds',
    'When rows and positions were last safe in the store.',
    [],
    () => [[{}, seconds(read().savedAt)]],
  );
  metrics.gauge(
    'noanswer_open_stories',
    'Stories of deliveries that wait for more lines.',
    [],
    () => [[{}, read().openStories]],
  );
}

function partitions(metrics: Metrics, read: () => ReadingState): void {
  const of = (value: (partition: PartitionReading) => number) => (): Samples =>
    read().partitions.map(
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
    () => [[{}, read().tallies.gapsFound]],
  );
  metrics.counter('noanswer_kafka_lost_records_total', 'Records in those gaps.', [], () => [
    [{}, read().tallies.recordsLost],
  ]);
  metrics.counter(
    'noanswer_kafka_assignments_total',
    'How often the group gave this process its partitions.',
    [],
    () => [[{}, read().tallies.assignments]],
  );
}

function state(metrics: Metrics, read: () => ReadingState): void {
  metrics.gauge('noanswer_ready', '1 while it reads, 0 while something is in its way.', [], () => [
    [{}, read().isReading ? 1 : 0],
  ]);
  metrics.counter(
    'noanswer_standstills_total',
    'How often reading stood still, by which end could not be reached.',
    ['of'],
    () => [
      [{ of: 'kafka' }, read().tallies.failures.kafka],
      [{ of: 'store' }, read().tallies.failures.store],
    ],
  );
}

const seconds = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : milliseconds / 1000;

const secondsAgo = (at: number | null): number | null =>
  at === null ? null : (Date.now() - at) / 1000;
