/** What a file's name says about its place in a rotated set. */
export interface RotatedName {
  /** The name of the log that is rotated: `mail.log` for `mail.log-20261115.gz`. */
  readonly base: string;
  readonly place: RotationPlace;
}

export type RotationPlace =
  /** Rotated on this day, in milliseconds since 1970 (taken as UTC: only the order matters). */
  | { readonly kind: 'dated'; readonly at: number }
  /** The n-th before the current one. */
  | { readonly kind: 'numbered'; readonly age: number }
  /** The log that is being written to, or a name that says nothing. */
  | { readonly kind: 'current' };

const PACKED = /\.(?:gz|zst|zstd|bz2|xz|lzma|lz4|Z|z)$/;
/** `mail.1.log`, `mail-20261115.log`: logrotate's `extension` puts the mark before the ending. */
const ENDING = /\.(?:log|txt)$/;
const DATED = /[-._](\d{4})-?(\d\d)-?(\d\d)(?:[-_.T]?(\d{10}|\d{2}(?:[-:]?\d{2}){0,2}))?$/;
const NUMBERED = /\.(\d{1,5})$/;
const OLD = /\.old$/;
/** A file named by an address (`10.0.0.1`) is one of many hosts, not the first before `10.0.0`. */
const ADDRESS = /(?:^|[^\d])\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * Reads logrotate's names (`mail.log.2.gz`, `-20261115`, `-20261115-1763164800`, any date format
 * of digits), exicyclog's (`mainlog.01.gz`), newsyslog's (`maillog.0.bz2`) and `.old`, with any
 * number of endings that packers add.
 */
export function rotationOf(name: string): RotatedName {
  let bare = name;
  while (PACKED.test(bare)) bare = bare.replace(PACKED, '');
  const ending = ENDING.exec(bare)?.[0] ?? '';
  const stem = bare.slice(0, bare.length - ending.length);
  return (
    marked(bare, '') ??
    (ending ? marked(stem, ending) : null) ?? { base: bare, place: { kind: 'current' } }
  );
}

function marked(name: string, ending: string): RotatedName | null {
  const dated = DATED.exec(name);
  const at = dated && momentOf(dated);
  if (dated && at !== null && dated.index > 0)
    return { base: name.slice(0, dated.index) + ending, place: { kind: 'dated', at } };
  const numbered = ADDRESS.test(name) ? null : NUMBERED.exec(name);
  if (numbered && numbered.index > 0)
    return {
      base: name.slice(0, numbered.index) + ending,
      place: { kind: 'numbered', age: Number(numbered[1]) },
    };
  const old = OLD.exec(name);
  if (old && old.index > 0)
    return { base: name.slice(0, old.index) + ending, place: { kind: 'numbered', age: 1 } };
  return null;
}

/** Null for digits that are no date, such as a serial number. */
function momentOf(match: RegExpExecArray): number | null {
  const [, year, month, day, time = ''] = match.map((part) => part as string | undefined);
  const digits = time.replace(/[-:]/g, '');
  if (digits.length === 10) return Number(digits) * 1000;
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  if (y < 1990 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 31) return null;
  const clock = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2)));
  return Date.UTC(y, m - 1, d, clock[0], clock[1], clock[2]);
}
