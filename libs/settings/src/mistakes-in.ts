import { plainToInstance } from 'class-transformer';
import type { ValidationError } from 'class-validator';
import { validateSync } from 'class-validator';
import type { Given, Layer } from './layer';
import { nested } from './layer';
import type { Mistake } from './mistake';
import { quoted } from './mistake';
import type { SettingsShape } from './settings-shape';

/** Which of the given values are none that the settings' classes allow. */
export function mistakesIn<Settings extends object>(
  shape: SettingsShape<Settings>,
  layer: Layer,
): Mistake[] {
  return refusedBy(shape, layer).flatMap(([name, rule]) => {
    const given = layer.get(name);
    return given === undefined ? [] : mistakesOf(shape, name, given, rule);
  });
}

/** The entries of a list that are wrong, or the whole value. */
function mistakesOf<Settings extends object>(
  shape: SettingsShape<Settings>,
  name: string,
  given: Given,
  rule: string,
): Mistake[] {
  const { value, origin, itemOrigins = [] } = given;
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const wrong = items.flatMap((item, index): Mistake[] => {
    const [refused] = refusedBy(shape, new Map([[name, { value: [item], origin }]]));
    return refused === undefined ? [] : [mistake(name, item, itemOrigins[index] ?? origin, rule)];
  });
  return wrong.length > 0 ? wrong : [mistake(name, value, origin, rule)];
}

function mistake(name: string, value: unknown, origin: string, rule: string): Mistake {
  // A secret is a secret even where it is wrong.
  const shown = /password$/i.test(name) ? 'not usable' : quoted(value);
  return { origin, sentence: `${name} is ${shown}: ${rule}` };
}

/** Settings that are not allowed, with the sentence of the first rule that each breaks. */
function refusedBy<Settings extends object>(
  shape: SettingsShape<Settings>,
  layer: Layer,
): [string, string][] {
  const settings = plainToInstance(shape.root, nested(shape, layer));
  const sections = validateSync(settings, {
    skipUndefinedProperties: true,
    stopAtFirstError: true,
  });
  return sections.flatMap(({ property: section, children = [] }) =>
    children.map((error): [string, string] => [`${section}.${error.property}`, ruleOf(error)]),
  );
}

function ruleOf({ constraints = {} }: ValidationError): string {
  return Object.values(constraints)[0] ?? '';
}
