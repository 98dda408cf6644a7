import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { Turns } from '../asking/turns';
import { HealthModule } from '../health/health.module';
import { ReadinessCheck } from '../health/readiness';
import { HttpDurations } from './http-durations';
import { WatchMetrics } from '../watching/watch-metrics';
import { IngestMetrics } from './ingest-metrics';
import { Metrics } from './metrics';
import { MetricsController } from './metrics.controller';

@Module({
  imports: [AskingModule, HealthModule],
  controllers: [MetricsController],
  providers: [Metrics, IngestMetrics, WatchMetrics, HttpDurations],
})
export class MetricsModule {
  constructor(metrics: Metrics, readiness: ReadinessCheck, turns: Turns) {
    metrics.gauge('noanswer_ready', 'Whether /health/ready says yes.', [], async () => [
      [{}, (await readiness.now()).reasons.length === 0 ? 1 : 0],
    ]);
    metrics.gauge('noanswer_questions_waiting', 'Questions that wait for their turn.', [], () => [
      [{}, turns.waiting],
    ]);
  }
}
