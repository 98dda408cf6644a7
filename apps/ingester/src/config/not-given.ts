import type { LoadedSettings } from '@noanswer/settings';
import { DEFAULT_CONFIG_FILE } from './load-settings';
import type { IngesterSettings } from './settings';

/** Whoever gives none of these has mostly forgotten the whole configuration. */
const MOSTLY_GIVEN = ['kafka.brokers', 'kafka.topics', 'store.url'] as const;

/** A sentence for the operator about settings that every fleet has its own of; null where all are given. */
export function notGivenOf({ origins, file }: LoadedSettings<IngesterSettings>): string | null {
  const missing = MOSTLY_GIVEN.filter((name) => origins.get(name) === 'default');
  if (missing.length === 0) return null;
  const where = file === null ? `there is no ${DEFAULT_CONFIG_FILE}` : `${file} was read`;
  return `nobody gave ${missing.join(', ')}: the defaults are used (${where}; --show-config shows all)`;
}
