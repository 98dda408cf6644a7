import { instanceToInstance } from 'class-transformer';
import type { LoadedSettings } from '@noanswer/settings';
import { effectiveYaml } from '@noanswer/settings';
import { INGESTER_SETTINGS } from './load-settings';
import type { IngesterSettings } from './settings';

/** The effective configuration as a configuration file, without the passwords. */
export function shownSettings(loaded: LoadedSettings<IngesterSettings>): string {
  const settings = instanceToInstance(loaded.settings);
  for (const section of [settings.kafka, settings.store])
    if (section.password !== '') section.password = '(not shown)';
  return effectiveYaml(INGESTER_SETTINGS, { ...loaded, settings });
}
