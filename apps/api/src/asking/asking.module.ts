import { Module } from '@nestjs/common';
import { API_SOURCES, type ApiSources } from '../api-options';
import { Inquiries } from '../window/inquiries';
import { SharedQuestions } from './shared-questions';
import { Turns } from './turns';

/**
 * Two questions at a time: fewer than a store's reader has connections, so that the health check finds
 * one free; and half of a small machine stays with whoever reads logs.
 */
const TURNS = { working: 2, waiting: 200, patienceMs: 5000 };

/** What every module that asks the store needs. */
@Module({
  providers: [
    { provide: Turns, useFactory: () => new Turns(TURNS) },
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
