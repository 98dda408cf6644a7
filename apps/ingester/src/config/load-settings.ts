import { resolve } from 'node:path';
import type { Environment, Layer, LoadedSettings } from '@noanswer/settings';
import { ConfigurationError, SettingsShape, loadSettings as loadFrom } from '@noanswer/settings';
import { defaultSettings } from './defaults';
import { HttpSettings } from './http-settings';
import { KafkaSettings } from './kafka-settings';
import { LogSettings } from './log-settings';
import { StoreSettings } from './store-settings';
import { IngesterSettings } from './settings';
import { contradictions } from './contradictions';

/** Read when none is named, if it is there. */
export const DEFAULT_CONFIG_FILE = '/etc/noanswer/ingester.yaml';

/** Brokers have a colon in them, so lists in the environment are separated by commas. */
export const INGESTER_SETTINGS = new SettingsShape<IngesterSettings>(
  IngesterSettings,
  {
    kafka: new KafkaSettings(),
    logs: new LogSettings(),
    store: new StoreSettings(),
    http: new HttpSettings(),
  },
  ',',
);

export interface IngesterSources {
  readonly configFile: string | undefined;
  readonly environment: Environment;
  readonly flags: Layer;
  readonly defaultConfigFile?: string;
  readonly cwd?: string;
}

/**
 * A flag wins over the environment, that over the file, that over the default.
 *
 * @throws ConfigurationError with every mistake in any of them.
 */
export async function loadSettings(
  sources: IngesterSources,
): Promise<LoadedSettings<IngesterSettings>> {
  const { defaultConfigFile = DEFAULT_CONFIG_FILE, cwd = process.cwd() } = sources;
  const loaded = await loadFrom(INGESTER_SETTINGS, {
    ...sources,
    defaultConfigFile,
    cwd,
    defaults: defaultSettings(),
    withWholePaths,
  });
  const mistakes = contradictions(loaded);
  if (mistakes.length > 0) throw new ConfigurationError(mistakes);
  return loaded;
}

/** Settings whose names end in `File` are paths; an empty one stands for none. */
function withWholePaths(layer: Layer, from: string): Layer {
  return new Map(
    [...layer].map(([name, given]) => {
      const { value } = given;
      const isPath = name.endsWith('File') && typeof value === 'string' && value !== '';
      return [name, isPath ? { ...given, value: resolve(from, value) } : given];
    }),
  );
}
