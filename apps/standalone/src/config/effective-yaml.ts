import { Document, isCollection, isNode } from 'yaml';
import { instanceToPlain } from 'class-transformer';
import type { LoadedSettings } from './load-settings';
import { named } from './mistake';
import { SETTING_NAMES } from './setting-names';

/** The effective configuration as a configuration file, with the source of each value beside it. */
export function effectiveYaml({ settings, origins, file }: LoadedSettings): string {
  const document = new Document(instanceToPlain(settings));
  document.commentBefore = ` Configuration file: ${file === null ? 'none' : named(file)}`;
  for (const name of SETTING_NAMES) {
    const value = document.getIn(name.split('.'), true);
    const comment = ` ${origins.get(name) ?? 'default'}`;
    if (isCollection(value) && value.items.length > 0) value.commentBefore = comment;
    else if (isNode(value)) value.comment = comment;
  }
  return document.toString({ lineWidth: 0 });
}
