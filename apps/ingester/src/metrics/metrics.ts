import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { ServerStoreEvents } from '@noanswer/store';
import type { LookedAt } from '../readers/readers';
import { STARTING } from '../readers/reading-state';
import { VERSION } from '../version';
import { ingestMetrics } from './ingest-metrics';

/** Values of one metric, each with its labels, as they are at the time of a scrape. */
export type Samples = readonly (readonly [labels: Record<string, string>, value: number | null])[];

/** Gauges that are called totals; what they sum up is there by itself. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];
const INSERT_SECONDS = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 60];

/** What is counted here, and how the reading stands at each scrape. */
export class Metrics {
  readonly registry = new Registry();
  private readers: LookedAt | undefined;
  private state = STARTING;
  private readonly inserts = new Histogram({
    name: 'noanswer_insert_duration_seconds',
    help: 'From the first try of an insert to its answer.',
    labelNames: ['table'],
    buckets: INSERT_SECONDS,
    registers: [this.registry],
  });
  private readonly inserted = this.counted(
    'noanswer_inserted_rows_total',
    'Rows that the store took, those that replaced themselves included.',
  );
  private readonly retries = this.counted(
    'noanswer_insert_retries_total',
    'Inserts that were tried again.',
  );

  /** For the store: counts what it writes. */
  readonly storeEvents: Required<ServerStoreEvents> = {
    inserted: ({ table, rows, tookMs }) => {
      this.inserts.observe({ table }, tookMs / 1000);
      this.inserted.inc({ table }, rows);
    },
    retrying: ({ table }) => {
      this.retries.inc({ table });
    },
  };

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    for (const name of MISNAMED) this.registry.removeSingleMetric(name);
    this.gauge('noanswer_build_info', 'The version that runs; always 1.', ['version'], () => [
      [{ version: VERSION }, 1],
    ]);
  }

  /** From now on a scrape tells how the reading stands too. */
  watch(readers: LookedAt): void {
    this.readers = readers;
    ingestMetrics(this, () => this.state);
  }

  /** In the text format of Prometheus. */
  async text(): Promise<string> {
    if (this.readers !== undefined) this.state = await this.readers.look();
    return this.registry.metrics();
  }

  /** A value that goes up and down. A value that is not known has no sample: null is not 0. */
  gauge(name: string, help: string, labelNames: readonly string[], read: () => Samples): void {
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      collect() {
        this.reset();
        // Without labels a reset is a 0.
        if (labelNames.length === 0) this.remove();
        for (const [labels, value] of read()) if (value !== null) this.set(labels, value);
      },
    });
  }

  /** A total that is counted elsewhere, and only ever goes up. */
  counter(name: string, help: string, labelNames: readonly string[], read: () => Samples): void {
    new Counter({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [labels, value] of read()) if (value !== null) this.inc(labels, value);
      },
    });
  }

  private counted(name: string, help: string): Counter<'table'> {
    return new Counter({ name, help, labelNames: ['table'], registers: [this.registry] });
  }
}
