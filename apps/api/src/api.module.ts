import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { API_SOURCES, type ApiSources } from './api-options';
import { CodesModule } from './codes/codes.module';
import { DomainsModule } from './domains/domains.module';
import { ExplainModule } from './explain/explain.module';
import { HealthModule } from './health/health.module';
import { HostsModule } from './hosts/hosts.module';
import { IngestModule } from './ingest/ingest.module';
import { MetricsModule } from './metrics/metrics.module';
import { CheckedInput } from './problems/checked-input';
import { ProblemFilter } from './problems/problem-filter';
import { ProblemsController } from './problems/problems.controller';
import { RoutesByPath } from './problems/routes-by-path';
import { StartPageController } from './start-page/start-page.controller';
import { SummaryModule } from './summary/summary.module';
import { WatchingModule } from './watching/watching.module';

/** Where the answers come from: the one thing that differs between one machine and a fleet. */
@Global()
@Module({})
class SourcesModule {
  static of(sources: ApiSources): DynamicModule {
    return {
      module: SourcesModule,
      providers: [{ provide: API_SOURCES, useValue: sources }],
      exports: [API_SOURCES],
    };
  }
}

/** The whole API. A module an endpoint's family: a process that serves less imports fewer. */
@Module({})
export class ApiModule {
  static of(sources: ApiSources): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        SourcesModule.of(sources),
        SummaryModule,
        DomainsModule,
        HostsModule,
        CodesModule,
        ExplainModule,
        IngestModule,
        WatchingModule,
        HealthModule,
        MetricsModule,
      ],
      controllers: [StartPageController, ProblemsController],
      providers: [
        RoutesByPath,
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: CheckedInput },
      ],
    };
  }
}
