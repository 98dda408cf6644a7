import { HttpSettings, LogSettings, ServeSettings, StoreSettings } from './settings';

export type SectionName = keyof ServeSettings;

/** `logs.timezone`: a setting as messages and documents name it. */
export type SettingName = {
  [Section in SectionName]: `${Section}.${keyof ServeSettings[Section] & string}`;
}[SectionName];

const sections: { readonly [Section in SectionName]: ServeSettings[Section] } = {
  logs: new LogSettings(),
  store: new StoreSettings(),
  http: new HttpSettings(),
};

export const SECTION_NAMES = Object.keys(new ServeSettings()) as SectionName[];

/** All settings, in the order in which the classes declare them. */
export const SETTING_NAMES: readonly SettingName[] = SECTION_NAMES.flatMap((section) =>
  Object.keys(sections[section]).map((key) => `${section}.${key}` as SettingName),
);

export function isSection(name: string): name is SectionName {
  return (SECTION_NAMES as readonly string[]).includes(name);
}

export function isSetting(name: string): name is SettingName {
  return (SETTING_NAMES as readonly string[]).includes(name);
}

export const VARIABLE_PREFIX = 'NOANSWER_';

/** `store.retentionDays` is `NOANSWER_STORE_RETENTION_DAYS`. */
export function variableOf(name: SettingName): string {
  const words = name.replace('.', '_').replace(/[A-Z]/g, (capital) => `_${capital}`);
  return `${VARIABLE_PREFIX}${words.toUpperCase()}`;
}
