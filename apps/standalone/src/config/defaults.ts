import { homedir, hostname } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Environment, Layer } from '@noanswer/settings';
import { DEFAULT_RETENTION_DAYS } from '@noanswer/store';
import { HTTP_DEFAULTS } from '../../../api/src/access/http-settings';
import { machineZone } from '../commands/log-options';
import type { SettingName } from './setting-names';

/** What a setting is that nobody gives. A setting is of the same kind as its default. */
export function defaultSettings(environment: Environment): Layer {
  const values: Readonly<Record<SettingName, unknown>> = {
    'logs.paths': [],
    'logs.timezone': machineZone(),
    'logs.host': hostname(),
    'store.directory': stateDirectory(environment),
    'store.retentionDays': DEFAULT_RETENTION_DAYS,
    'store.recipients': 'hash',
    ...HTTP_DEFAULTS,
  };
  const named = Object.entries(values) as [SettingName, unknown][];
  return new Map(named.map(([name, value]) => [name, { value, origin: 'default' }]));
}

/**
 * The directory that systemd made for the service (the first, if the unit names several), else
 * the user's own, where the XDG Base Directory Specification wants state to be.
 */
function stateDirectory(environment: Environment): string {
  const [given] = (environment['STATE_DIRECTORY'] ?? '').split(':');
  if (given !== undefined && isAbsolute(given)) return given;
  const base = environment['XDG_STATE_HOME'] ?? '';
  return isAbsolute(base)
    ? join(base, 'noanswer')
    : join(environment['HOME'] ?? homedir(), '.local/state/noanswer');
}
