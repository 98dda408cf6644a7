import { Command, CommanderError } from 'commander';
import { once } from 'node:events';
import { leavingSignal, pause } from '@noanswer/service';
import { ConfigurationError, listenAddress } from '@noanswer/settings';
import type { ServerStoreOptions, Store } from '@noanswer/store';
import { ServerStoreError, openServerStore } from '@noanswer/store';
import { ToldChanges, Watcher } from '@noanswer/watch';
import { storeOptions } from '../../../ingester/src/config/secrets';
import { startApi } from '../start-api';
import { accessWarning } from '../access/access-warning';
import { KeyUsageError, addKeyCommands } from '../access/key-commands';
import { DEFAULT_CONFIG_FILE, loadFleetApiSettings } from './settings';
import { StoreStatus } from './store-status';

const [DONE, FAILED, USAGE] = [0, 1, 2];
const VERSION = '0.1.0';
const TRY_AGAIN_MS = 2_000;

/** Answers over HTTP out of a ClickHouse server, until it is told to leave. Never throws. */
export async function runFleetApi(argv: readonly string[]): Promise<number> {
  const leaving = leavingSignal();
  try {
    await program(leaving).parseAsync(argv);
    return DONE;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function program(leaving: AbortSignal): Command {
  const command = new Command('noanswer-api')
    .description('Answers over HTTP what the ingesters of a fleet wrote into ClickHouse.')
    .version(VERSION)
    .option('--config <file>', `configuration file (else $NOANSWER_CONFIG, ${DEFAULT_CONFIG_FILE})`)
    .enablePositionalOptions()
    .exitOverride()
    .showHelpAfterError('(run with --help for usage)')
    .action(async ({ config }: { readonly config?: string }) => {
      await answer(config, leaving);
    });
  addKeyCommands(command, DEFAULT_CONFIG_FILE, async ({ config }) => {
    const { settings } = await loadFleetApiSettings(config, process.env);
    return settings.http.keysFile;
  });
  return command;
}

async function answer(configFile: string | undefined, leaving: AbortSignal): Promise<void> {
  const { settings } = await loadFleetApiSettings(configFile, process.env);
  const { http } = settings;
  const store = await openedStore(storeOptions(settings.store), leaving);
  if (store === null) return;
  const status = new StoreStatus(store);
  try {
    await status.begin();
    const warning = accessWarning(http);
    if (warning !== undefined) say(warning);
    const deciding = await store.reader({ connections: 1, maxSeconds: 60 });
    const failed = (error: unknown): void => {
      say(`deciding failed and is tried again: ${String(error)}`);
    };
    const watcher = new Watcher(store, deciding, { failed });
    const changes = new ToldChanges(deciding, failed);
    const api = await startApi({
      listen: listenAddress(http.listen),
      access: http,
      store: await store.reader(),
      recipientToken: (address) => store.recipientToken(address),
      ingest: status,
      watch: watcher,
      changes,
      version: VERSION,
      onError: say,
    });
    say(`listening on ${api.url}`);
    const watching = Promise.all([watcher.run(leaving), changes.run(leaving)]);
    if (!leaving.aborted) await once(leaving, 'abort');
    await watching;
    await api.close();
  } finally {
    status.end();
    await store.close();
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

function exitCodeOf(error: unknown): number {
  // Commander has already said what is wrong; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
  for (const line of (error instanceof Error ? error.message : String(error)).split('\n'))
    say(line);
  return error instanceof ConfigurationError || error instanceof KeyUsageError ? USAGE : FAILED;
}

/** Messages may quote a server's words: nothing in them may move a cursor or begin a line. */
function say(message: string): void {
  const text = message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ');
  process.stderr.write(`noanswer-api: ${text}\n`);
}
