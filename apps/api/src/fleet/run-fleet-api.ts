import { Command, CommanderError } from 'commander';
import { once } from 'node:events';
import { leavingSignal, pause } from '@noanswer/service';
import { ConfigurationError, listenAddress } from '@noanswer/settings';
import type { ServerStoreOptions, Store } from '@noanswer/store';
import { ServerStoreError, openServerStore } from '@noanswer/store';
import { Watcher } from '@noanswer/watch';
import { storeOptions } from '../../../ingester/src/config/secrets';
import { startApi } from '../start-api';
import { loadFleetApiSettings } from './settings';
import { StoreStatus } from './store-status';

const [DONE, FAILED, USAGE] = [0, 1, 2];
const VERSION = '0.1.0';
const TRY_AGAIN_MS = 2_000;

/** Answers over HTTP out of a ClickHouse server, until it is told to leave. Never throws. */
export async function runFleetApi(argv: readonly string[]): Promise<number> {
  const leaving = leavingSignal();
  try {
    const { settings } = await loadFleetApiSettings(configFileIn(argv), process.env);
    const store = await openedStore(storeOptions(settings.store), leaving);
    if (store === null) return DONE;
    const status = new StoreStatus(store);
    try {
      await status.begin();
      const watcher = new Watcher(store, await store.reader({ connections: 1, maxSeconds: 60 }), {
        failed: (error) => {
          say(`deciding failed and is tried again: ${String(error)}`);
        },
      });
      const api = await startApi({
        listen: listenAddress(settings.http.listen),
        store: await store.reader(),
        ingest: status,
        watch: watcher,
        version: VERSION,
        onError: say,
      });
      say(`listening on ${api.url}`);
      const watching = watcher.run(leaving);
      if (!leaving.aborted) await once(leaving, 'abort');
      await watching;
      await api.close();
      return DONE;
    } finally {
      status.end();
      await store.close();
    }
  } catch (error) {
    return exitCodeOf(error);
  }
}

/** A server that is not there yet is waited for; null when told to leave before. */
async function openedStore(
  options: ServerStoreOptions,
  leaving: AbortSignal,
): Promise<Store | null> {
  while (!leaving.aborted) {
    try {
      return await openServerStore(options);
    } catch (error) {
      if (!(error instanceof ServerStoreError) || !error.passing) throw error;
      say(`${error.message}; it is tried again`);
      await pause(TRY_AGAIN_MS, leaving);
    }
  }
  return null;
}

function configFileIn(argv: readonly string[]): string | undefined {
  const command = new Command('noanswer-api')
    .description('Answers over HTTP what the ingesters of a fleet wrote into ClickHouse.')
    .version(VERSION)
    .option('--config <file>', 'configuration file (else $NOANSWER_CONFIG, /etc/noanswer/api.yaml)')
    .exitOverride()
    .showHelpAfterError('(run with --help for usage)');
  const { config } = command.parse(argv).opts<{ config?: string }>();
  return config;
}

function exitCodeOf(error: unknown): number {
  // Commander has already said what is wrong; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
  for (const line of (error instanceof Error ? error.message : String(error)).split('\n'))
    say(line);
  return error instanceof ConfigurationError ? USAGE : FAILED;
}

/** Messages may quote a server's words: nothing in them may move a cursor or begin a line. */
function say(message: string): void {
  const text = message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  process.stderr.write(`noanswer-api: ${text}\n`);
}
