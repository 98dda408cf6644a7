import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { Changes } from './changes';
import { EventsController } from './events.controller';
import { CHANGES, Listeners } from './listeners';

/** Only where somebody tells of changes: a stream on which nothing can come is worse than none. */
@Module({})
export class EventsModule {
  static of(changes: Changes | undefined): DynamicModule {
    if (changes === undefined) return { module: EventsModule };
    return {
      module: EventsModule,
      controllers: [EventsController],
      providers: [{ provide: CHANGES, useValue: changes }, Listeners],
    };
  }
}
