import type { Asked } from '@noanswer/store';
import type { AccessOptions } from './access/access';
import type { WatchStatus } from '@noanswer/watch';
import type { TurnLimits } from './asking/turns';
import type { Changes } from './events/changes';
import type { IngestStatus } from './ingest/ingest-status';

/** What the process that serves hands to the API. */
export interface ApiSources {
  /** Best a `store.reader()`: questions then do not wait for writing, nor writing for them. */
  readonly store: Asked;
  /** Under which token the store keeps a recipient's address: `store.recipientToken`. */
  readonly recipientToken: (address: string) => string;
  readonly ingest: IngestStatus;
  /** Who tells of changes of state; without it there is no `/v1/events`. */
  readonly changes?: Changes | undefined;
  /** Who decides who does not answer; without it nothing is decided, and that is told. */
  readonly watch?: WatchStatus | undefined;
  /** How many questions may be asked of the store at a time; left out: as suits this machine. */
  readonly turns?: Partial<TurnLimits> | undefined;
  /** Version of noanswer, as `GET /` and the metrics tell it. */
  readonly version: string;
  /** Hears of what should not happen, in one line that is safe to print. */
  readonly onError?: ((message: string) => void) | undefined;
}

export interface ListenOptions {
  /** An address of this machine: `127.0.0.1`, `::1`, `0.0.0.0` for all of them. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /**
   * Where only this machine may ask: names, other than localhost and addresses, that it may be asked
   * by. A proxy on this machine that hands on the name it was asked by needs it.
   */
  readonly names?: readonly string[] | undefined;
}

export interface ApiOptions extends ApiSources {
  readonly listen: ListenOptions;
  /** Without it keys are asked for where others can reach it, and there are none: nobody is let in. */
  readonly access?: AccessOptions | undefined;
}

/** The injection token of the {@link ApiSources}. */
export const API_SOURCES = Symbol('ApiSources');
