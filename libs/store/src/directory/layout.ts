import { join } from 'node:path';

/** What lies where in a data directory. */
export interface Layout {
  readonly directory: string;
  /** Says that the directory is ours, and how it is configured. */
  readonly marker: string;
  /** The engine's own directory. */
  readonly engine: string;
  /** The engine locks this file (flock) as long as it runs: the one owner. */
  readonly engineLock: string;
  /** Row files on their way into the engine. */
  readonly spool: string;
  /** Key of the recipient tokens; nobody else reads it. */
  readonly recipientKey: string;
}

export function layoutOf(directory: string): Layout {
  return {
    directory,
    marker: join(directory, 'noanswer-store.json'),
    engine: join(directory, 'clickhouse'),
    engineLock: join(directory, 'clickhouse', 'status'),
    spool: join(directory, 'spool'),
    recipientKey: join(directory, 'recipient.key'),
  };
}
