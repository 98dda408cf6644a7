import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import type { Ingesting } from '../ingest/ingesting';
import { Metrics } from '../metrics/metrics';
import { HealthController } from './health.controller';
import { INGESTING } from './ingesting-token';
import { MetricsController } from './metrics.controller';

/** Health and metrics of a process that reads. */
@Module({})
export class IngesterModule {
  static of(ingesting: Ingesting, metrics: Metrics, log: Logger): DynamicModule {
    return {
      module: IngesterModule,
      // Requests are not logged: a probe comes every few seconds. Of Nest only what is wrong.
      imports: [
        LoggerModule.forRoot({
          pinoHttp: { logger: log.child({}, { level: 'warn' }), autoLogging: false },
        }),
      ],
      controllers: [HealthController, MetricsController],
      providers: [
        { provide: INGESTING, useValue: ingesting },
        { provide: Metrics, useValue: metrics },
      ],
    };
  }
}
