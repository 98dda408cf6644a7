import type { KafkaOptions } from '@noanswer/source/kafka';
import type { FinishedInsert, InsertRetry, ServerStoreOptions } from '@noanswer/store';
import type { ReadingState } from './reading-state';

/** What a reader's thread is given at its start. */
export interface ReaderOrder {
  /** From 1 on, for the log. */
  readonly reader: number;
  readonly kafka: KafkaOptions;
  readonly store: Omit<ServerStoreOptions, 'signal' | 'events'>;
  /** IANA zone of stamps that carry none. */
  readonly timeZone: string;
  readonly logLevel: string;
}

/** What a reader is asked. */
export type Asked =
  { readonly kind: 'look'; readonly question: number } | { readonly kind: 'leave' };

/** What a reader tells. */
export type Told =
  | { readonly kind: 'state'; readonly question: number; readonly state: ReadingState }
  | { readonly kind: 'inserted'; readonly insert: FinishedInsert }
  | { readonly kind: 'retrying'; readonly retry: InsertRetry }
  /** It was told to leave, and all that it read is saved and committed. */
  | { readonly kind: 'left' }
  /** What no patience mends. */
  | { readonly kind: 'failed'; readonly message: string };
