import type { Pair } from 'yaml';
import { Document, isMap, isScalar } from 'yaml';
import { instanceToPlain } from 'class-transformer';
import type { LoadedSettings } from './load-settings';
import { named } from './mistake';
import type { SettingsShape } from './settings-shape';

/** The effective configuration as a configuration file, with the source of each value beside it. */
export function effectiveYaml<Settings extends object>(
  { settingNames }: SettingsShape<Settings>,
  { settings, origins, file }: LoadedSettings<Settings>,
): string {
  const document = new Document(instanceToPlain(settings));
  document.commentBefore = ` Configuration file: ${file === null ? 'none' : named(file)}`;
  for (const name of settingNames) {
    const [section = '', key = ''] = name.split('.');
    const settings = document.get(section);
    const pair = isMap(settings) ? settings.items.find((item) => keyOf(item) === key) : undefined;
    const comment = ` ${origins.get(name) ?? 'default'}`;
    // Beside its value; a list has no line of its own but that of its name.
    if (isScalar(pair?.value)) pair.value.comment = comment;
    else if (isScalar(pair?.key)) pair.key.commentBefore = comment;
  }
  return document.toString({ lineWidth: 0 });
}

function keyOf({ key }: Pair): unknown {
  return isScalar(key) ? key.value : key;
}
