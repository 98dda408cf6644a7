import { realpathSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import { claimDirectory } from './directory/claim';
import { layoutOf, type Layout } from './directory/layout';
import { markerText, newMarker, noteRecipientMode, readMarker } from './directory/marker';
import { lockOwner } from './directory/owner';
import { newTemporaryDirectory, thisProcess, type Maker } from './directory/temporary';
import { ANSWERING_ONCE } from './engine/answering-once';
import { connectEmbedded } from './engine/connect';
import { migrate } from './engine/migrate';
import { READER_SETTINGS, type Settings } from './engine/settings';
import {
  DataDirectoryAccessError,
  DataDirectoryBusyError,
  OneStorePerProcessError,
} from './errors';
import { RecipientKeeper } from './recipients/keeper';
import { recipientKey } from './recipients/key';
import type { RecipientMode } from './recipients/mode';
import { EmbeddedRetention } from './retention';
import { KEPT_DAYS } from './rollups/kept';
import { Marks } from './rollups/marks';
import { Spool } from './spool';
import { Store } from './store';
import { OWN } from './watching/lease';

export interface StoreOptions {
  /** Where the rows live. Undefined: a temporary store, removed when it is closed. */
  readonly directory?: string | undefined;
  /** Rows older than so many days (by log time) end. Undefined: never. */
  readonly retentionDays?: number | undefined;
  /** What is kept of recipients' local parts. */
  readonly recipients?: RecipientMode | undefined;
  /** Whether rows are counted ahead some time (the default). Who asks once and throws away need not. */
  readonly rollups?: boolean | undefined;
  /**
   * For a temporary store that answers for one reading: rows are not kept, not counted ahead, not removed by
   * their age, and each is written once, unless {@link Store.rowsMayComeAgain} is called.
   */
  readonly once?: boolean | undefined;
}

/** For a store that is kept: longer than a year, so that the same season can be compared. */
export const DEFAULT_RETENTION_DAYS = 400;

/** The engine serves one directory a process. */
let openDirectory: string | undefined;

/** Makes or opens a data directory and owns it until the store is closed or the process ends. */
export async function openStore(options: StoreOptions = {}): Promise<Store> {
  const mode = options.recipients ?? 'hash';
  const temporary = options.directory === undefined;
  const directory = temporary ? newTemporaryDirectory() : resolve(options.directory ?? '');
  if (openDirectory !== undefined) {
    if (temporary) rmSync(directory, { recursive: true, force: true });
    throw openDirectory === directory
      ? new DataDirectoryBusyError(directory, process.pid)
      : new OneStorePerProcessError(directory, openDirectory);
  }
  const layout = layoutOf(directory);
  const removeAtExit = temporary ? removeWhenProcessExits(directory) : undefined;
  const release = (): void => {
    openDirectory = undefined;
    removeAtExit?.now();
  };
  openDirectory = directory;
  try {
    claim(layout, mode, temporary ? thisProcess() : undefined);
    const once = answersOnce(options) ? ANSWERING_ONCE : undefined;
    const client = await own(layout, once?.settings);
    try {
      return await furnish(layout, client, options, mode, release);
    } catch (error) {
      await client.close();
      throw error;
    }
  } catch (error) {
    release();
    throw error;
  }
}

function claim(layout: Layout, mode: RecipientMode, maker: Maker | undefined): void {
  claimDirectory(layout, () => markerText(newMarker(mode, new Date(), maker)));
}

/** Opens the engine. Its lock decides who owns the directory; looking first gives the better words. */
async function own(layout: Layout, settings: Settings = {}): Promise<ClickHouseClient> {
  const owner = lockOwner(layout.engineLock);
  if (owner !== undefined) throw new DataDirectoryBusyError(layout.directory, owner);
  try {
    return await connectEmbedded(realpathSync(layout.engine), settings);
  } catch (error) {
    const faster = lockOwner(layout.engineLock);
    if (faster !== undefined) throw new DataDirectoryBusyError(layout.directory, faster);
    throw new DataDirectoryAccessError(
      layout.directory,
      'the engine could not open it; its own words stand above on standard error. ' +
        'If a process in another container uses the directory, stop that one first',
      error,
    );
  }
}

const answersOnce = ({ directory, once, retentionDays }: StoreOptions): boolean =>
  directory === undefined && once === true && retentionDays === undefined;

/** From here on the directory is ours alone. */
async function furnish(
  layout: Layout,
  client: ClickHouseClient,
  options: StoreOptions,
  mode: RecipientMode,
  release: () => void,
): Promise<Store> {
  const once = answersOnce(options);
  await migrate(client, layout.directory, once ? ANSWERING_ONCE.migration : {});
  const spool = new Spool(client, layout.spool, layout.directory);
  spool.sweep();
  const retention = new EmbeddedRetention(client, options.retentionDays);
  await retention.begin();
  await retention.expire();
  const { rollups = !once } = options;
  // Nobody will read a temporary store twice: merging its parts would only take time from reading.
  if (options.directory === undefined) await client.command({ query: 'SYSTEM STOP MERGES' });
  const marker = readMarker(layout);
  if (marker === undefined)
    throw new DataDirectoryAccessError(layout.directory, `${layout.marker} is damaged`);
  return new Store({
    location: layout.directory,
    client,
    connect: (settings) => connectEmbedded(realpathSync(layout.engine), settings),
    readerSettings: READER_SETTINGS,
    sink: spool,
    keeper: new RecipientKeeper(recipientKey(layout), mode),
    retention,
    marks: rollups ? new Marks(spool) : undefined,
    kept: rollups ? KEPT_DAYS : undefined,
    rowsComeOnce: once,
    // The directory is ours alone: whoever else has marks in it is gone.
    abandonedMs: 0,
    watching: OWN,
    recipientsBefore: noteRecipientMode(layout, marker, mode, new Date()),
    giveBack: 'SYSTEM JEMALLOC PURGE',
    release,
  });
}

/** A temporary store is gone however the process ends, but for SIGKILL: the next run sweeps. */
function removeWhenProcessExits(directory: string): { now: () => void } {
  const remove = (): void => {
    rmSync(directory, { recursive: true, force: true });
  };
  process.once('exit', remove);
  return {
    now: () => {
      process.removeListener('exit', remove);
      remove();
    },
  };
}
