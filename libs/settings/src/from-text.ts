import type { Given, Layer } from './layer';

/**
 * A setting that is given as text, in the environment or on the command line, as the kind of value
 * that its default is. What cannot be one stays text, for the mistake's sake.
 */
export function fromText(
  name: string,
  text: string,
  origin: string,
  defaults: Layer,
  listSeparator: string,
): Given {
  const kind = defaults.get(name)?.value;
  if (Array.isArray(kind)) return { value: text.split(listSeparator), origin };
  if (typeof kind === 'boolean' && (text === 'true' || text === 'false'))
    return { value: text === 'true', origin };
  if (typeof kind === 'number' && /^[0-9]{1,15}$/.test(text))
    return { value: Number(text), origin };
  return { value: text, origin };
}
