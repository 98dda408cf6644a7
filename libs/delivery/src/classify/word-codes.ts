import { MAX_WORDS_LENGTH } from './delivery-line';

/** Small codes for what words are made of: 0 between words, 1–26 letters, 27–36 digits, 37 the rest. */
export const BETWEEN_WORDS = 0;
export const WORD_CODES = 38;
const BEYOND_ASCII = 37;

const CODE_OF_ASCII = Uint8Array.from({ length: 128 }, (_, char) => {
  const letter = '0abcdefghijklmnopqrstuvwxyz'.indexOf(String.fromCharCode(char).toLowerCase());
  if (letter > 0) return letter;
  const isDigit = char >= 0x30 && char <= 0x39;
  return isDigit ? char - 0x30 + 27 : BETWEEN_WORDS;
});

/**
 * Reduces a text to its words: no case, no punctuation, one separator between two words, none at the
 * ends. Mail addresses are left out, so that a recipient called `spam@…` or `quota@…` decides nothing.
 * @returns how many codes it wrote into `codes`, at most {@link MAX_WORDS_LENGTH}
 */
export function writeWordCodes(text: string, codes: Uint8Array): number {
  const capped = text.length > MAX_WORDS_LENGTH ? text.slice(0, MAX_WORDS_LENGTH) : text;
  const spoken = capped.includes('@') ? withoutAddresses(capped) : capped;
  let length = 0;
  let last = BETWEEN_WORDS;
  for (let i = 0; i < spoken.length; i++) {
    const char = spoken.charCodeAt(i);
    const code = char < 128 ? (CODE_OF_ASCII[char] ?? BETWEEN_WORDS) : BEYOND_ASCII;
    if (code === BETWEEN_WORDS && last === BETWEEN_WORDS) continue;
    codes[length++] = code;
    last = code;
  }
  return last === BETWEEN_WORDS && length > 0 ? length - 1 : length;
}

/** `<user@example.com>...unknown` leaves `...unknown`. */
function withoutAddresses(text: string): string {
  return text
    .split(' ')
    .map((token) => (token.includes('@') ? behindAddress(token) : token))
    .join(' ');
}

function behindAddress(token: string): string {
  const rest = token.slice(token.lastIndexOf('>') + 1);
  return rest.includes('@') ? '' : rest;
}
