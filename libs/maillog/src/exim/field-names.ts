const A = 65;
const C = 67;
const D = 68;
const F = 70;
const H = 72;
const I = 73;
const K = 75;
const P = 80;
const S = 83;
const X = 88;
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
  const first = text.charCodeAt(from);
  const length = nameEnd - from;
  if (length === 1) setShort(fields, first, text, from, value);
  else if (length === 2 && first === C && text.startsWith('CV', from)) fields['CV'] = value;
  else if (length === 2 && first === D && text.startsWith('DN', from)) fields['DN'] = value;
  else if (length === 2 && first === LOWER_I && text.startsWith('id', from)) fields['id'] = value;
  else fields[text.slice(from, nameEnd)] = value;
}

function setShort(
  fields: Record<string, string>,
  name: number,
  text: string,
  from: number,
  value: string,
): void {
  switch (name) {
    case A:
      fields['A'] = value;
      break;
    case F:
      fields['F'] = value;
      break;
    case H:
      fields['H'] = value;
      break;
    case I:
      fields['I'] = value;
      break;
    case K:
      fields['K'] = value;
      break;
    case P:
      fields['P'] = value;
      break;
    case S:
      fields['S'] = value;
      break;
    case X:
      fields['X'] = value;
      break;
    default:
      fields[text.charAt(from)] = value;
  }
}
