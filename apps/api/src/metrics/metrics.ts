import { Inject, Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { API_SOURCES, type ApiSources } from '../api-options';

/** Values of one metric, each with its labels, as they are at the time of a scrape. */
export type Samples = readonly (readonly [labels: Record<string, string>, value: number | null])[];

/** Gauges that are called totals; what they sum up is there by itself. */
const MISNAMED = [
  'nodejs_active_handles_total',
  'nodejs_active_requests_total',
  'nodejs_active_resources_total',
];

/** The registry of this API, and how metrics are read from what others count. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  constructor(@Inject(API_SOURCES) { version }: ApiSources) {
    collectDefaultMetrics({ register: this.registry });
    for (const name of MISNAMED) this.registry.removeSingleMetric(name);
    this.gauge('noanswer_build_info', 'The version that runs; always 1.', ['version'], () => [
      [{ version }, 1],
    ]);
  }

  /** A value that goes up and down. A value that is not known has no sample: null is not 0. */
  gauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    read: () => Samples | Promise<Samples>,
  ): void {
    new Gauge({
      name,
      help,
      labelNames: [...labelNames],
      registers: [this.registry],
      async collect() {
        const samples = await read();
        this.reset();
        // Without labels a reset is a 0.
        if (labelNames.length === 0) this.remove();
        for (const [labels, value] of samples) if (value !== null) this.set(labels, value);
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
}
