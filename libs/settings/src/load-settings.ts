import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { plainToInstance } from 'class-transformer';
import type { Layer } from './layer';
import { nested, overlaid } from './layer';
import type { Mistake } from './mistake';
import { ConfigurationError } from './mistake';
import { mistakesIn } from './mistakes-in';
import { parseYaml } from './parse-yaml';
import { readConfigFile } from './read-config-file';
import type { Environment } from './read-environment';
import { CONFIG_VARIABLE, readEnvironment } from './read-environment';
import type { SettingsShape } from './settings-shape';

/** All places that may say what a setting is. */
export interface SettingSources {
  /** As `--config` names it; undefined where it was not given. */
  readonly configFile: string | undefined;
  readonly environment: Environment;
  /** What the command line gives. */
  readonly flags: Layer;
  /** What a setting is that nobody gives. A setting is of the same kind as its default. */
  readonly defaults: Layer;
  /** Read when none is named, if it is there. */
  readonly defaultConfigFile: string;
  /** Where relative paths of the environment and the command line are meant from. */
  readonly cwd: string;
  /** Makes the paths among the settings absolute: a service may be started from anywhere. */
  readonly withWholePaths: (layer: Layer, from: string) => Layer;
}

export interface LoadedSettings<Settings> {
  readonly settings: Settings;
  /** `default`, `FILE:LINE`, a variable, a flag. */
  readonly origins: ReadonlyMap<string, string>;
  /** The configuration file that was read; null if none. */
  readonly file: string | null;
}

/**
 * A flag wins over the environment, that over the file, that over the default. All paths come out
 * absolute.
 *
 * @throws ConfigurationError with every mistake in any of them, hidden by another or not.
 */
export async function loadSettings<Settings extends object>(
  shape: SettingsShape<Settings>,
  sources: SettingSources,
): Promise<LoadedSettings<Settings>> {
  const { environment, flags, defaults, cwd, withWholePaths } = sources;
  const file = configFileOf(sources);
  const inFile = file === null ? NOTHING : await readFile(shape, file);
  const inEnvironment = readEnvironment(shape, environment, defaults);
  const onCommandLine = { layer: flags, mistakes: [] };
  const given = [inFile, inEnvironment, onCommandLine];
  const mistakes = given.flatMap((part) =>
    inOrder([...part.mistakes, ...mistakesIn(shape, part.layer)]),
  );
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);

  const effective = overlaid([
    defaults,
    withWholePaths(inFile.layer, dirname(file ?? cwd)),
    withWholePaths(inEnvironment.layer, cwd),
    withWholePaths(onCommandLine.layer, cwd),
  ]);
  return {
    settings: plainToInstance(shape.root, nested(shape, effective)),
    origins: new Map([...effective].map(([name, { origin }]) => [name, origin])),
    file,
  };
}

interface Part {
  readonly layer: Layer;
  readonly mistakes: readonly Mistake[];
}

const NOTHING: Part = { layer: new Map(), mistakes: [] };

/** A file that was named must be there; the usual one may be missing. */
function configFileOf(sources: SettingSources): string | null {
  const { configFile, environment, defaultConfigFile, cwd } = sources;
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

async function readFile<S extends object>(shape: SettingsShape<S>, file: string): Promise<Part> {
  const { text, mistake } = await readConfigFile(file);
  return mistake === null ? parseYaml(shape, text, file) : { ...NOTHING, mistakes: [mistake] };
}

/** Line by line, as the operator will mend them. */
function inOrder(mistakes: readonly Mistake[]): Mistake[] {
  return mistakes.toSorted((a, b) => a.origin.localeCompare(b.origin, 'en', { numeric: true }));
}
