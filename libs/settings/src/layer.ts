import type { SettingsShape } from './settings-shape';

/** A value and where it comes from, as the operator finds it: `FILE:LINE`, a variable, a flag. */
export interface Given {
  readonly value: unknown;
  readonly origin: string;
  /** Where the entries of a list stand, if not all at `origin`. */
  readonly itemOrigins?: readonly string[];
}

/** What one place says, by the settings' names: the file, the environment, the command line, or nobody (the defaults). */
export type Layer = ReadonlyMap<string, Given>;

/** Sections and settings as they stand in the file, for class-transformer. */
export function nested<Settings extends object>(
  { sectionNames }: SettingsShape<Settings>,
  layer: Layer,
): Record<string, Record<string, unknown>> {
  const sections = Object.fromEntries(
    sectionNames.map((section): [string, Record<string, unknown>] => [section, {}]),
  );
  for (const [name, { value }] of layer) {
    const [section = '', key = ''] = name.split('.');
    Object.assign(sections[section] ?? {}, { [key]: value });
  }
  return sections;
}

/** What wins: a setting that a later layer gives hides the earlier ones'. */
export function overlaid(layers: readonly Layer[]): Layer {
  return new Map(layers.flatMap((layer) => [...layer]));
}
