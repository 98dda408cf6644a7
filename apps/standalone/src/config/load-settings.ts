import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import type { Environment } from './defaults';
import { defaultSettings } from './defaults';
import { fromText } from './from-text';
import type { Given, Layer } from './layer';
import { nested, overlaid } from './layer';
import { isLoopback, listenAddress } from './listen-address';
import type { Mistake } from './mistake';
import { ConfigurationError } from './mistake';
import { mistakesIn } from './mistakes-in';
import { parseYaml } from './parse-yaml';
import { readConfigFile } from './read-config-file';
import { CONFIG_VARIABLE, readEnvironment } from './read-environment';
import type { SettingName } from './setting-names';
import { ServeSettings } from './settings';

/** Read when none is named, if it is there. */
export const DEFAULT_CONFIG_FILE = '/etc/noanswer/noanswer.yaml';

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

export interface LoadedSettings {
  readonly settings: ServeSettings;
  /** `default`, `FILE:LINE`, a variable, a flag, or `PATH`. */
  readonly origins: ReadonlyMap<SettingName, string>;
  /** The configuration file that was read; null if none. */
  readonly file: string | null;
  /** Sentences for the operator on what is allowed and unwise. */
  readonly warnings: readonly string[];
}

/**
 * The settings of `noanswer serve`: a flag wins over the environment, that over the file, that over
 * the default. All paths come out absolute.
 *
 * @throws ConfigurationError with every mistake in any of them, hidden by another or not.
 */
export async function loadSettings(sources: SettingSources): Promise<LoadedSettings> {
  const { environment, flags, cwd = process.cwd() } = sources;
  const defaults = defaultSettings(environment);
  const file = configFileOf(sources, cwd);
  const inFile = file === null ? NOTHING : await readFile(file);
  const inEnvironment = readEnvironment(environment, defaults);
  const onCommandLine = { layer: flagLayer(flags, defaults), mistakes: [] };
  const given = [inFile, inEnvironment, onCommandLine];
  const mistakes = given.flatMap((part) => inOrder([...part.mistakes, ...mistakesIn(part.layer)]));
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);

  const effective = overlaid([
    defaults,
    withWholePaths(inFile.layer, dirname(file ?? cwd)),
    withWholePaths(inEnvironment.layer, cwd),
    withWholePaths(onCommandLine.layer, cwd),
  ]);
  const settings = plainToInstance(ServeSettings, nested(effective));
  return {
    settings,
    origins: new Map([...effective].map(([name, { origin }]) => [name, origin])),
    file,
    warnings: warningsOn(settings),
  };
}

interface Part {
  readonly layer: Layer;
  readonly mistakes: readonly Mistake[];
}

const NOTHING: Part = { layer: new Map(), mistakes: [] };

/** A file that was named must be there; the usual one may be missing. */
function configFileOf(sources: SettingSources, cwd: string): string | null {
  const { configFile, environment, defaultConfigFile = DEFAULT_CONFIG_FILE } = sources;
  const variable = environment[CONFIG_VARIABLE] ?? '';
  const named = configFile ?? (variable === '' ? undefined : variable);
  if (named !== undefined) return resolve(cwd, named);
  return isMissing(defaultConfigFile) ? null : defaultConfigFile;
}

/** What is there and may not be looked at is not missing: reading it will say so. */
function isMissing(file: string): boolean {
  try {
    statSync(file);
    return false;
  } catch (error) {
    return ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
  }
}

async function readFile(file: string): Promise<Part> {
  const { text, mistake } = await readConfigFile(file);
  return mistake === null ? parseYaml(text, file) : { ...NOTHING, mistakes: [mistake] };
}

/** Line by line, as the operator will mend them. */
function inOrder(mistakes: readonly Mistake[]): Mistake[] {
  return mistakes.toSorted((a, b) => a.origin.localeCompare(b.origin, 'en', { numeric: true }));
}

function flagLayer({ paths, settings }: Flags, defaults: Layer): Layer {
  const layer = new Map<SettingName, Given>();
  for (const { setting, flag, text } of settings)
    layer.set(setting, fromText(setting, text, flag, defaults));
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
  const directory = layer.get('store.directory');
  if (directory !== undefined)
    whole.set('store.directory', { ...directory, value: resolve(from, directory.value as string) });
  return whole;
}

function warningsOn({ http }: ServeSettings): string[] {
  if (isLoopback(listenAddress(http.listen))) return [];
  return [
    `${http.listen} can be reached from other machines, and there is no access control yet: ` +
      'let a firewall or a proxy decide who may ask',
  ];
}
