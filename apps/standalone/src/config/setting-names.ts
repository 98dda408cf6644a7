import { SettingsShape } from '@noanswer/settings';
import { HttpSettings, LogSettings, ServeSettings, StoreSettings } from './settings';

export { variableOf } from '@noanswer/settings';

type SectionName = keyof ServeSettings;

/** `logs.timezone`: a setting as messages and documents name it. */
export type SettingName = {
  [Section in SectionName]: `${Section}.${keyof ServeSettings[Section] & string}`;
}[SectionName];

/** Paths in the environment are separated as in `$PATH`. */
export const SERVE_SETTINGS = new SettingsShape<ServeSettings>(
  ServeSettings,
  { logs: new LogSettings(), store: new StoreSettings(), http: new HttpSettings() },
  ':',
);

/** All settings, in the order in which the classes declare them. */
export const SETTING_NAMES = SERVE_SETTINGS.settingNames as readonly SettingName[];
