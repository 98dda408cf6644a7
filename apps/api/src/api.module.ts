import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { API_ACCESS, type Access } from './access/access';
import { KeysModule } from './access/keys.module';
import { API_SOURCES, type ApiSources } from './api-options';
import { CodesModule } from './codes/codes.module';
import { DomainsModule } from './domains/domains.module';
import { EventsModule } from './events/events.module';
import { ExplainModule } from './explain/explain.module';
import { HealthModule } from './health/health.module';
import { HostsModule } from './hosts/hosts.module';
import { IngestModule } from './ingest/ingest.module';
import { MessagesModule } from './messages/messages.module';
import { MetricsModule } from './metrics/metrics.module';
import { CheckedInput } from './problems/checked-input';
import { ProblemFilter } from './problems/problem-filter';
import { ProblemsController } from './problems/problems.controller';
import { RoutesByPath } from './problems/routes-by-path';
import { RetriesModule } from './retries/retries.module';
import { SendersModule } from './senders/senders.module';
import { StartPageController } from './start-page/start-page.controller';
import { SummaryModule } from './summary/summary.module';
import { WatchingModule } from './watching/watching.module';

/** Where the answers come from: the one thing that differs between one machine and a fleet. */
@Global()
@Module({})
class SourcesModule {
  static of(sources: ApiSources, access: Access): DynamicModule {
    return {
      module: SourcesModule,
      providers: [
        { provide: API_SOURCES, useValue: sources },
        { provide: API_ACCESS, useValue: access },
      ],
      exports: [API_SOURCES, API_ACCESS],
    };
  }
}

/** The whole API. A module an endpoint's family: a process that serves less imports fewer. */
@Module({})
export class ApiModule {
  static of(sources: ApiSources, access: Access): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        SourcesModule.of(sources, access),
        SummaryModule,
        DomainsModule,
        HostsModule,
        SendersModule,
        MessagesModule,
        RetriesModule,
        CodesModule,
        ExplainModule,
        IngestModule,
        WatchingModule,
        HealthModule,
        MetricsModule,
        KeysModule,
        EventsModule.of(sources.changes),
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
