import { Module } from '@nestjs/common';
import { AskingModule } from '../asking/asking.module';
import { ProvidersController } from '../providers/providers.controller';
import { SenderFindingsController } from '../sender-findings/sender-findings.controller';
import { SpikesController } from '../spikes/spikes.controller';
import { UnreachableController } from '../unreachable/unreachable.controller';
import { Decisions } from './decisions';

/** Everything that is decided, and how far. */
@Module({
  imports: [AskingModule],
  controllers: [
    UnreachableController,
    SpikesController,
    ProvidersController,
    SenderFindingsController,
  ],
  providers: [Decisions],
  exports: [Decisions],
})
export class WatchingModule {}
