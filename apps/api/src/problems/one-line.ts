const LONGEST = 4000;

/** Text that may hold a stranger's words, as one line that nothing in it can break or disguise. */
export function oneLine(text: string): string {
  return text.slice(0, LONGEST).replace(/[^\x20-\x7e]/gu, (character) =>
    JSON.stringify(character)
      .slice(1, -1)
      .replace(/[^\x20-\x7e]/gu, escaped),
  );
}

const escaped = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
