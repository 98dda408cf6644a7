/** So many elements of a long list in a piece. */
const AT_ONCE = 64;

/** The text that `JSON.stringify` makes of plain data, in pieces: long lists, wherever they are, are taken apart. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value) && value.length > AT_ONCE) {
    for (let from = 0; from < value.length; from += AT_ONCE)
      yield `${from === 0 ? '[' : ','}${JSON.stringify(value.slice(from, from + AT_ONCE)).slice(1, -1)}`;
    yield ']';
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    let before = '{';
    for (const [name, part] of Object.entries(value)) {
      if (part === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* jsonPieces(part);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else yield JSON.stringify(value);
}
