import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListenError, startApi, type RunningApi } from '@noanswer/api';
import { listenAddress } from '@noanswer/settings';
import type { RecipientMode } from '@noanswer/store';
import { openStore, sweepTemporaryStores } from '@noanswer/store';
import { ToldChanges, Watcher } from '@noanswer/watch';
import { loadSettings } from '../config/load-settings';
import type { HttpSettings } from '../config/settings';
import type { FollowSettings } from '../following/follow-session';
import { growSlowly } from '../following/garbage';
import { LogFollowing } from '../following/log-following';
import { samplesNearNow } from '../samples/samples-near-now';
import { say, warn } from '../terminal/warn';
import { VERSION } from '../version';
import { DONE, INCOMPLETE } from './exit-codes';
import type { ServeFlags } from './serve-options';
import { flagsOf } from './serve-options';

/** `noanswer serve`: follows logs day and night and answers over HTTP until it is told to leave. */
export async function serve(
  paths: readonly string[],
  flags: ServeFlags,
  leaving: AbortSignal,
): Promise<number> {
  const { settings, warnings } = await loadSettings({
    configFile: flags.config,
    environment: process.env,
    flags: flagsOf(paths, flags),
  });
  warnings.forEach(warn);
  const { logs, store, http } = settings;
  const common = { http, retentionDays: store.retentionDays, recipients: store.recipients };
  if (logs.paths.length > 0)
    return follow({ ...common, logs, directory: store.directory, leaving });
  const directory = mkdtempSync(join(tmpdir(), 'noanswer-samples-'));
  try {
    const { paths, timezone, shiftSeconds } = await samplesNearNow(Date.now(), directory);
    say('no path was given: these are the sample logs that come with noanswer, moved in time by');
    say(`${daysAndHours(shiftSeconds)} so that they end a moment ago; what is read is not kept`);
    return await follow({ ...common, logs: { paths, timezone, host: logs.host }, leaving });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

interface Task {
  readonly logs: FollowSettings;
  readonly http: HttpSettings;
  /** Where rows are kept; without it they end with the process. */
  readonly directory?: string;
  readonly retentionDays: number;
  readonly recipients: RecipientMode;
  readonly leaving: AbortSignal;
}

async function follow(task: Task): Promise<number> {
  const { logs, http, directory, retentionDays, recipients, leaving } = task;
  sweepTemporaryStores();
  const store = await openStore({
    directory,
    retentionDays: directory === undefined ? undefined : retentionDays,
    recipients,
  });
  try {
    growSlowly();
    const following = new LogFollowing(store, logs, {
      caughtUp: () => {
        const { lines, files } = following.report();
        const read = files.filter(({ source }) => source !== null).length;
        say(
          `caught up: ${lines.read.toLocaleString('en')} lines of ${read} logs are in the answers`,
        );
        for (const { state, note } of files)
          if (note !== null && state !== 'passed_over') warn(`${note} It is looked for again.`);
          else if (note !== null) warn(note);
      },
      stopped: ({ message }) => {
        warn(`reading stands still, and will go on by itself: ${message}`);
      },
      goesOn: () => {
        warn('reading goes on: the store can be written again; nothing was skipped');
      },
      notExpired: (error) => {
        warn(`rows beyond the retention are still there, tried again tomorrow: ${String(error)}`);
      },
    });
    const deciding = await store.reader({ connections: 1, maxSeconds: 60 });
    const failed = once('deciding who does not answer', warn);
    const isRead = (): boolean => !['starting', 'catching_up'].includes(following.report().state);
    const watcher = new Watcher(store, deciding, { isRead, failed });
    const changes = new ToldChanges(deciding, failed);
    const api = await startApi({
      listen: listenAddress(http.listen),
      access: http,
      store: await store.reader(),
      recipientToken: (address) => store.recipientToken(address),
      ingest: following,
      watch: watcher,
      changes,
      version: VERSION,
      onError: warn,
    });
    say(`following ${logs.paths.join(', ')}`);
    if (directory !== undefined) say(`rows are kept in ${directory} for ${retentionDays} days`);
    greet(api);
    await store.countAhead(once('counting ahead', warn));
    const ended = new AbortController();
    const stop = AbortSignal.any([leaving, ended.signal]);
    const watching = Promise.all([watcher.run(stop), changes.run(stop)]);
    try {
      await following.run(leaving);
    } finally {
      ended.abort();
      await watching;
      await api.close();
    }
    say('told to leave: all that was read is saved');
    return DONE;
  } catch (error) {
    if (!(error instanceof ListenError)) throw error;
    warn(error.message);
    return INCOMPLETE;
  } finally {
    await store.close();
  }
}

/** Nothing that was read is lost by it: whoever reads the log is told, not stopped. */
function once(what: string, tell: (sentence: string) => void): (error: unknown) => void {
  let isTold = false;
  return (error) => {
    if (!isTold) tell(`${what} failed and is tried again every few seconds: ${String(error)}`);
    isTold = true;
  };
}

function greet({ url, asksForKeys }: RunningApi): void {
  say(`listening on ${url}. Ask:`);
  const key = asksForKeys ? '-H "Authorization: Bearer KEY" ' : '';
  for (const question of ['/v1/domains', '/v1/summary', '/v1/ingest'])
    say(`  curl ${key}${url}${question}`);
  say(`  curl ${url}/docs`);
}

function daysAndHours(seconds: number): string {
  const hours = Math.floor(Math.abs(seconds) / 3600);
  return `${Math.floor(hours / 24)} days and ${hours % 24} hours`;
}
