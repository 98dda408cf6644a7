const DOT = 46;
const MINUS = 45;
const LOWER_S = 115;
/** So many digits are a whole number that doubles hold exactly, with milliseconds. */
const MOST_DIGITS = 9;

/** Seconds in a unit, by its letter (readconf.c, readconf_printtime). */
function secondsIn(unit: number): number {
  switch (unit) {
    case 119: // w
      return 604_800;
    case 100: // d
      return 86_400;
    case 104: // h
      return 3_600;
    case 109: // m
      return 60;
    case 115: // s
      return 1;
    default:
      return 0;
  }
}

/** `7s`, `1m3s`, `2d3h`, `0.123s` (log_selector +millisec) in seconds; null for any other text. */
export function readDuration(text: string, from: number, to: number): number | null {
  if (from >= to) return null;
  const seconds = wholeSeconds(text, from, to - 1);
  if (seconds >= 0 && text.charCodeAt(to - 1) === LOWER_S) return seconds;
  const negative = text.charCodeAt(from) === MINUS;
  let total = 0;
  let number = 0;
  let digits = 0;
  let scale = 0; // 0 before a decimal point; then the worth of the last digit read
  for (let i = negative ? from + 1 : from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) {
      digits++;
      if (scale === 0) number = number * 10 + (code - 48);
      else number += (code - 48) * (scale /= 10);
    } else if (code === DOT && scale === 0 && digits > 0) {
      scale = 1;
    } else {
      const unit = secondsIn(code);
      if (unit === 0 || digits === 0) return null;
      total += number * unit;
      number = digits = scale = 0;
    }
  }
  if (digits > 0 || total === Infinity) return null;
  const rounded = Math.round(total * 1000) / 1000;
  return negative ? -rounded : rounded;
}

/** As nearly all times are written: digits, up to the letter at `to`. -1 for any other text. */
function wholeSeconds(text: string, from: number, to: number): number {
  if (from >= to || to - from > MOST_DIGITS) return -1;
  let number = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}
