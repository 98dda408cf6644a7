/** One thing that is wrong, and where. */
export interface Mistake {
  /** `FILE:LINE`, a variable of the environment, or a flag. */
  readonly origin: string;
  readonly sentence: string;
}

/** All that is wrong with a configuration, one line each. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly mistakes: readonly Mistake[]) {
    super(mistakes.map(({ origin, sentence }) => `${origin}: ${sentence}.`).join('\n'));
  }
}

const LONGEST_SHOWN = 60;

/** Whatever was written, as it may stand in a sentence: escaped and bounded. */
export function quoted(value: unknown): string {
  const text = escaped(JSON.stringify(value));
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}…`;
}

/** A path or a name, bare where nothing in it can mislead. */
export function named(text: string): string {
  return escaped(text).slice(0, 4 * LONGEST_SHOWN);
}

function escaped(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
