const A = 65;
const C = 67;
const H = 72;
const K = 75;
const P = 80;
const S = 83;
const V = 86;
const X = 88;
const LOWER_D = 100;
const LOWER_I = 105;

/**
 * Sets the field whose name stands at `from` up to `nameEnd`. The names that most lines have are
 * written out: a property whose name the engine knows beforehand costs a fifth of one that is cut out
 * of a line.
 */
export function setField(
  fields: Record<string, string>,
  text: string,
  from: number,
  nameEnd: number,
  value: string,
): void {
  const length = nameEnd - from;
  const first = text.charCodeAt(from);
  if (length === 1) {
    if (first === X) fields['X'] = value;
    else if (first === K) fields['K'] = value;
    else if (first === P) fields['P'] = value;
    else if (first === S) fields['S'] = value;
    else if (first === A) fields['A'] = value;
    else if (first === H) fields['H'] = value;
    else fields[text.charAt(from)] = value;
  } else if (length === 2 && first === C && text.charCodeAt(from + 1) === V) {
    fields['CV'] = value;
  } else if (length === 2 && first === LOWER_I && text.charCodeAt(from + 1) === LOWER_D) {
    fields['id'] = value;
  } else {
    fields[text.slice(from, nameEnd)] = value;
  }
}
