import { MAX_WORDS_LENGTH } from './delivery-line';

const BETWEEN_WORDS = /[^a-z0-9\u0080-\uffff]+/g;

/**
 * The words of a text: lower case, one space between them, nothing else. Mail addresses are left out,
 * so that a recipient called `spam@…` or `quota@…` decides nothing.
 */
export function plainWords(text: string): string {
  const capped = text.length > MAX_WORDS_LENGTH ? text.slice(0, MAX_WORDS_LENGTH) : text;
  const lower = capped.toLowerCase();
  const spoken = lower.includes('@') ? withoutAddresses(lower) : lower;
  return spoken.replace(BETWEEN_WORDS, ' ').trim();
}

/** `<user@example.com>...unknown` leaves `...unknown`. */
function withoutAddresses(text: string): string {
  return text
    .split(' ')
    .map((token) => (token.includes('@') ? token.slice(token.lastIndexOf('>') + 1) : token))
    .map((token) => (token.includes('@') ? '' : token))
    .join(' ');
}
