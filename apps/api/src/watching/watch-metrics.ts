import { Inject, Injectable } from '@nestjs/common';
import type { WatchReport } from '@noanswer/watch';
import { API_SOURCES, type ApiSources } from '../api-options';
import { Metrics, type Samples } from '../metrics/metrics';
import { decidedOf } from './decided';
import { DECIDED_STATES } from './decided-answer';

/** What whoever decides tells of itself, as metrics. Where nobody decides there is only the state. */
@Injectable()
export class WatchMetrics {
  constructor(
    private readonly metrics: Metrics,
    @Inject(API_SOURCES) private readonly sources: ApiSources,
  ) {
    metrics.gauge(
      'noanswer_watch_state',
      '1 for the state that the decisions are in, 0 for the others.',
      ['state'],
      () => {
        const { state } = decidedOf(sources.watch?.report(), sources.ingest.report());
        return DECIDED_STATES.map((each) => [{ state: each }, each === state ? 1 : 0]);
      },
    );
    this.gauge(
      'noanswer_watch_decided_timestamp_seconds',
      'Log time up to which it is decided who does not answer.',
      ({ decidedUpTo }) => (decidedUpTo === null ? null : decidedUpTo / 1000),
    );
    this.gauge(
      'noanswer_watch_chronic_domains',
      'Domains that are chronically unreachable.',
      ({ chronic }) => chronic,
    );
    this.gauge(
      'noanswer_watch_suspect_domains',
      'Domains of which nothing has answered for an hour or more.',
      ({ suspect }) => suspect,
    );
    this.gauge(
      'noanswer_watch_open_spikes',
      'Domains whose no-answer rate has jumped.',
      ({ openSpikes }) => openSpikes,
    );
    this.gauge(
      'noanswer_watch_open_findings',
      'Senders of ours that do not get out, and providers that fail as a whole.',
      ({ openFindings }) => openFindings,
    );
    this.counter(
      'noanswer_watch_evaluations_total',
      'Minutes of log time that were evaluated, those that were made again included.',
      ({ evaluations }) => evaluations,
    );
    this.counter(
      'noanswer_watch_evaluation_seconds_total',
      'Time that evaluations took.',
      ({ evaluationSeconds }) => evaluationSeconds,
    );
    this.counter(
      'noanswer_watch_late_buckets_total',
      'Minutes of a domain or an address that changed after they were decided.',
      ({ lateBuckets }) => lateBuckets,
    );
  }

  private gauge(name: string, help: string, read: (report: WatchReport) => number | null): void {
    this.metrics.gauge(name, help, [], this.of(read));
  }

  private counter(name: string, help: string, read: (report: WatchReport) => number): void {
    this.metrics.counter(name, help, [], this.of(read));
  }

  private of(read: (report: WatchReport) => number | null): () => Samples {
    return () => {
      const report = this.sources.watch?.report();
      return report === undefined ? [] : [[{}, read(report)]];
    };
  }
}
