import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import type { Given, Layer } from './layer';
import { nested } from './layer';
import type { Mistake } from './mistake';
import { quoted } from './mistake';
import type { SettingName } from './setting-names';
import { ServeSettings } from './settings';

/** Which of the given values are none that the settings' classes allow. */
export function mistakesIn(layer: Layer): Mistake[] {
  return refusedBy(layer).flatMap(([name, rule]) => {
    const given = layer.get(name);
    return given === undefined ? [] : mistakesOf(name, given, rule);
  });
}

/** The entries of a list that are wrong, or the whole value. */
function mistakesOf(name: SettingName, given: Given, rule: string): Mistake[] {
  const { value, origin, itemOrigins = [] } = given;
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const wrong = items.flatMap((item, index): Mistake[] => {
    const [refused] = refusedBy(new Map([[name, { value: [item], origin }]]));
    return refused === undefined ? [] : [mistake(name, item, itemOrigins[index] ?? origin, rule)];
  });
  return wrong.length > 0 ? wrong : [mistake(name, value, origin, rule)];
}

function mistake(name: SettingName, value: unknown, origin: string, rule: string): Mistake {
  return { origin, sentence: `${name} is ${quoted(value)}: ${rule}` };
}

/** Settings that are not allowed, with the sentence of the first rule that each breaks. */
function refusedBy(layer: Layer): [SettingName, string][] {
  const settings = plainToInstance(ServeSettings, nested(layer));
  const sections = validateSync(settings, {
    skipUndefinedProperties: true,
    stopAtFirstError: true,
  });
  return sections.flatMap(({ property: section, children = [] }) =>
    children.map((error): [SettingName, string] => [
      `${section}.${error.property}` as SettingName,
      ruleOf(error),
    ]),
  );
}

function ruleOf({ constraints = {} }: ValidationError): string {
  return Object.values(constraints)[0] ?? '';
}
