import { effectiveYaml } from '@noanswer/settings';
import { loadSettings } from '../config/load-settings';
import { SERVE_SETTINGS } from '../config/setting-names';
import { warn } from '../terminal/warn';
import { DONE } from './exit-codes';
import type { ServeFlags } from './serve-options';
import { flagsOf } from './serve-options';

/** `noanswer config`: the configuration that `serve` would run with, and where each value is from. */
export async function config(paths: readonly string[], flags: ServeFlags): Promise<number> {
  const loaded = await loadSettings({
    configFile: flags.config,
    environment: process.env,
    flags: flagsOf(paths, flags),
  });
  loaded.warnings.forEach(warn);
  process.stdout.write(effectiveYaml(SERVE_SETTINGS, loaded));
  return DONE;
}
