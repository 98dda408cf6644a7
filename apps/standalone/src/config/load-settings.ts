import { resolve } from 'node:path';
import type { Environment, Given, Layer, LoadedSettings as Loaded } from '@noanswer/settings';
import { ConfigurationError, fromText, loadSettings as loadFrom } from '@noanswer/settings';
import { accessWarning } from '../../../api/src/access/access-warning';
import { UsageError } from '../commands/exit-codes';
import { DEFAULT_CONFIG_FILE } from './default-config-file';
import { defaultSettings } from './defaults';
import type { SettingName } from './setting-names';
import { SERVE_SETTINGS } from './setting-names';
import type { ServeSettings } from './settings';

/** What the command line gives: settings under the flag that gives each, and PATH…. */
export interface Flags {
  readonly paths: readonly string[];
  readonly settings: readonly FlagGiven[];
}

export interface FlagGiven {
  readonly setting: SettingName;
  readonly flag: string;
  readonly text: string;
}

export interface SettingSources {
  /** As `--config` names it; undefined where it was not given. */
  readonly configFile: string | undefined;
  readonly environment: Environment;
  readonly flags: Flags;
  readonly defaultConfigFile?: string;
  /** Where relative paths of the environment and the command line are meant from. */
  readonly cwd?: string;
}

export interface LoadedSettings extends Loaded<ServeSettings> {
  /** Sentences for the operator on what is allowed and unwise. */
  readonly warnings: readonly string[];
}

/**
 * The settings of `noanswer serve`: a flag wins over the environment, that over the file, that over
 * the default. All paths come out absolute.
 *
 * @throws UsageError with every mistake in any of them, hidden by another or not.
 */
export async function loadSettings(sources: SettingSources): Promise<LoadedSettings> {
  const { configFile, environment, flags } = sources;
  const { defaultConfigFile = DEFAULT_CONFIG_FILE, cwd = process.cwd() } = sources;
  const defaults = defaultSettings(environment);
  const loaded = await loadFrom(SERVE_SETTINGS, {
    configFile,
    environment,
    flags: flagLayer(flags, defaults),
    defaults,
    defaultConfigFile,
    cwd,
    withWholePaths,
  }).catch((error: unknown) => {
    throw error instanceof ConfigurationError ? new UsageError(error.message) : error;
  });
  return { ...loaded, warnings: warningsOn(loaded.settings) };
}

function flagLayer({ paths, settings }: Flags, defaults: Layer): Layer {
  const layer = new Map<string, Given>();
  for (const { setting, flag, text } of settings)
    layer.set(setting, fromText(setting, text, flag, defaults, SERVE_SETTINGS.listSeparator));
  if (paths.length > 0) layer.set('logs.paths', { value: paths, origin: 'PATH' });
  return layer;
}

/** A service may be started from anywhere, and what `config` prints may be moved. */
function withWholePaths(layer: Layer, from: string): Layer {
  const whole = new Map(layer);
  const paths = layer.get('logs.paths');
  if (paths !== undefined) {
    const value = (paths.value as string[]).map((path) => resolve(from, path));
    whole.set('logs.paths', { ...paths, value });
  }
  for (const name of ['store.directory', 'http.keysFile']) {
    const path = layer.get(name);
    if (path !== undefined)
      whole.set(name, { ...path, value: resolve(from, path.value as string) });
  }
  return whole;
}

function warningsOn({ http }: ServeSettings): string[] {
  const warning = accessWarning(http);
  return warning === undefined ? [] : [warning];
}
