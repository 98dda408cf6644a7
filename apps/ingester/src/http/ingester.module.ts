import { Module, type DynamicModule } from '@nestjs/common';
import { LoggerModule } from 'nestjs-pino';
import type { Logger } from 'pino';
import { Metrics } from '../metrics/metrics';
import type { LookedAt } from '../readers/readers';
import { HealthController } from './health.controller';
import { MetricsController } from './metrics.controller';
import { READERS } from './readers-token';

/** Health and metrics of a process that reads. */
@Module({})
export class IngesterModule {
  static of(readers: LookedAt, metrics: Metrics, log: Logger): DynamicModule {
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
        { provide: READERS, useValue: readers },
        { provide: Metrics, useValue: metrics },
      ],
    };
  }
}
