const COLON = 58;
const SHORTEST = 5;
/** Long ids are 12 to about 20 characters (src/global/mail_queue.h); anything longer is prose. */
const LONGEST = 28;

/**
 * Index of the colon behind a queue id at `start`, or -1. Short ids are upper-case hexadecimal, long
 * ones (`enable_long_queue_ids`) base 52 without vowels around a `z`: letters and digits both.
 * `NOQUEUE` and words like `warning` are none: an id holds a digit, or is all upper-case hexadecimal.
 */
export function queueIdEnd(text: string, start: number, to: number): number {
  let digits = 0;
  let beyondHex = 0;
  const limit = Math.min(to, start + LONGEST + 1);
  let i = start;
  for (; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits++;
    else if (code >= 65 && code <= 70) continue;
    else if ((code > 70 && code <= 90) || (code >= 97 && code <= 122)) beyondHex++;
    else if (code === COLON) break;
    else return -1;
  }
  if (i >= limit || i - start < SHORTEST) return -1;
  return digits > 0 || beyondHex === 0 ? i : -1;
}
