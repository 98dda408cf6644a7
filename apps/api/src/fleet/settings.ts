import 'reflect-metadata';
import { resolve } from 'node:path';
import { Type } from 'class-transformer';
import { ValidateNested } from 'class-validator';
import type { Environment, Layer, LoadedSettings } from '@noanswer/settings';
import { SettingsShape, loadSettings } from '@noanswer/settings';
import { defaultSettings } from '../../../ingester/src/config/defaults';
import { HTTP_DEFAULTS, HttpSettings } from '../access/http-settings';
import { StoreSettings } from '../../../ingester/src/config/store-settings';

/** Read when none is named, if it is there. */
export const DEFAULT_CONFIG_FILE = '/etc/noanswer/api.yaml';

/** All that the API of a fleet is told; the store as the ingester is told of it, and with the same words. */
export class FleetApiSettings {
  @ValidateNested()
  @Type(() => StoreSettings)
  store!: StoreSettings;

  @ValidateNested()
  @Type(() => HttpSettings)
  http!: HttpSettings;
}

const SHAPE = new SettingsShape<FleetApiSettings>(
  FleetApiSettings,
  { store: new StoreSettings(), http: new HttpSettings() },
  ',',
);

/**
 * The environment wins over the file, that over the default.
 *
 * @throws ConfigurationError with every mistake in any of them.
 */
export function loadFleetApiSettings(
  configFile: string | undefined,
  environment: Environment,
): Promise<LoadedSettings<FleetApiSettings>> {
  return loadSettings(SHAPE, {
    configFile,
    environment,
    flags: new Map(),
    defaults: defaults(),
    defaultConfigFile: DEFAULT_CONFIG_FILE,
    cwd: process.cwd(),
    withWholePaths,
  });
}

function defaults(): Layer {
  const ours = [...defaultSettings()].filter(([name]) => name.startsWith('store.'));
  const http = Object.entries(HTTP_DEFAULTS).map(
    ([name, value]) => [name, { value, origin: 'default' }] as const,
  );
  return new Map([...ours, ...http]);
}

function withWholePaths(layer: Layer, from: string): Layer {
  return new Map(
    [...layer].map(([name, given]) => {
      const { value } = given;
      const isPath = name.endsWith('File') && typeof value === 'string' && value !== '';
      return [name, isPath ? { ...given, value: resolve(from, value) } : given];
    }),
  );
}
