import { availableParallelism } from 'node:os';
import { Module } from '@nestjs/common';
import { API_SOURCES, type ApiSources } from '../api-options';
import { Inquiries } from '../window/inquiries';
import { SharedQuestions } from './shared-questions';
import { Turns, type TurnLimits } from './turns';

/**
 * Half of the machine is for those who ask, two at a time at most. A page asks several questions in its turn; the health
 * check has a connection of the store's reader that none of them takes.
 */
const TURNS: TurnLimits = {
  working: Math.min(2, Math.max(1, Math.floor(availableParallelism() / 2))),
  waiting: 200,
  patienceMs: 20_000,
};

/** What every module that asks the store needs. */
@Module({
  providers: [
    {
      provide: Turns,
      useFactory: ({ turns }: ApiSources) => new Turns({ ...TURNS, ...turns }),
      inject: [API_SOURCES],
    },
    {
      provide: SharedQuestions,
      useFactory: ({ store }: ApiSources, turns: Turns) => new SharedQuestions(store, turns),
      inject: [API_SOURCES, Turns],
    },
    Inquiries,
  ],
  exports: [SharedQuestions, Inquiries, Turns],
})
export class AskingModule {}
