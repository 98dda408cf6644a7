/** The code of an error of the system or of zlib (`ENOENT`, `Z_DATA_ERROR`); empty without one. */
export function codeOf(error: unknown): string {
  return property(error, 'code') ?? '';
}

export function messageOf(error: unknown): string {
  return property(error, 'message') ?? String(error);
}

/** What went wrong, in the system's own words and without the call that it went wrong in. */
export function reasonOf(error: unknown): string {
  const words = messageOf(error).replace(/^[A-Z0-9_]{1,40}: /, '');
  const call = /, [a-z]{1,20}(?: '|$)/.exec(words);
  return call === null ? words : words.slice(0, call.index);
}

/** Not by `instanceof`: an error of Node.js's own may come from another realm than this code. */
function property(error: unknown, name: 'code' | 'message'): string | null {
  if (typeof error !== 'object' || error === null || !(name in error)) return null;
  return String((error as Record<typeof name, unknown>)[name]);
}
