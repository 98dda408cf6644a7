import { fromText } from './from-text';
import type { Given, Layer } from './layer';
import type { Mistake } from './mistake';
import { named } from './mistake';
import { didYouMean } from './nearest-name';
import type { SettingsShape } from './settings-shape';
import { VARIABLE_PREFIX, variableOf } from './settings-shape';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Names the configuration file. */
export const CONFIG_VARIABLE = 'NOANSWER_CONFIG';

/** Variables of ours that are no settings: of the command itself, and of tests and benches. */
const NO_SETTINGS =
  /^NOANSWER_(?:CONFIG|TRACE|BIN|RENEW|RUNS|SHRINK|TEST(?:_.*)?|LAB(?:_.*)?|CHAOS(?:_.*)?|BENCH(?:_.*)?)$/;

/** The settings that the environment gives. A variable that is set to nothing gives none. */
export function readEnvironment<Settings extends object>(
  { settingNames, listSeparator }: SettingsShape<Settings>,
  environment: Environment,
  defaults: Layer,
): { layer: Layer; mistakes: Mistake[] } {
  const settingOf = new Map(settingNames.map((name) => [variableOf(name), name]));
  const layer = new Map<string, Given>();
  const mistakes: Mistake[] = [];
  for (const [variable, text = ''] of Object.entries(environment)) {
    if (!variable.startsWith(VARIABLE_PREFIX) || NO_SETTINGS.test(variable)) continue;
    const setting = settingOf.get(variable);
    if (setting === undefined) mistakes.push(unknown(variable, [...settingOf.keys()]));
    else if (text !== '')
      layer.set(setting, fromText(setting, text, variable, defaults, listSeparator));
  }
  return { layer, mistakes };
}

function unknown(variable: string, known: readonly string[]): Mistake {
  const guess = didYouMean(variable, [CONFIG_VARIABLE, ...known]);
  return { origin: named(variable), sentence: `there is no such setting${guess}` };
}
