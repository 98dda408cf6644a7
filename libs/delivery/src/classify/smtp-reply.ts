/** What a server answered, out of the one string that the MTA joined all its lines into. */
export interface SmtpReply {
  /** 0 where the server's words begin with no code. */
  readonly code: number;
  /** `5.1.1`, empty where the reply has none at the place where it belongs. */
  readonly enhanced: string;
  /** The reply as logged. */
  readonly raw: string;
  /** Index in `raw` where the prose begins. */
  readonly proseFrom: number;
}

/**
 * Code, separator, enhanced code: only at the start of a line of the reply, never in its prose.
 * IronPort writes `550 #5.1.0 …`; a fourth number would be an address, not a code.
 */
const START =
  /^([2-5]\d\d)(?:([- ]) {0,3}[#(]?(?:([245]\.\d{1,3}\.\d{1,3})(?!\.?\d))?|(?![0-9A-Za-z.]))/;

export function readReply(text: string): SmtpReply {
  return readPlainReply(text) ?? readAnyReply(text);
}

const SPACE = 32;
const DOT = 46;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Index behind one to three digits from `at` on, or -1. */
function behindNumber(text: string, at: number): number {
  let end = at;
  while (end < at + 3 && isDigit(text.charCodeAt(end))) end++;
  return end === at ? -1 : end;
}

/** `250 2.0.0 Ok`, as nearly all servers write it: the same without a regular expression. */
function readPlainReply(text: string): SmtpReply | null {
  const first = text.charCodeAt(0);
  const class_ = text.charCodeAt(4);
  if (first < 50 || first > 53 || text.charCodeAt(3) !== SPACE) return null;
  if (!isDigit(text.charCodeAt(1)) || !isDigit(text.charCodeAt(2))) return null;
  if ((class_ !== 50 && class_ !== 52 && class_ !== 53) || text.charCodeAt(5) !== DOT) return null;
  const dot = behindNumber(text, 6);
  if (dot < 0 || text.charCodeAt(dot) !== DOT) return null;
  const end = behindNumber(text, dot + 1);
  if (end < 0 || text.charCodeAt(end) !== SPACE) return null;
  return {
    code: Number(text.slice(0, 3)),
    enhanced: text.slice(4, end),
    raw: text,
    proseFrom: end,
  };
}

function readAnyReply(text: string): SmtpReply {
  const start = START.exec(text);
  if (start === null) return { code: 0, enhanced: '', raw: text, proseFrom: 0 };
  const code = start[1] ?? '';
  const enhanced = start[3] ?? (start[2] === '-' ? enhancedOfLaterLine(text, code) : '');
  return { code: Number(code), enhanced, raw: text, proseFrom: start[0].length };
}

/** `550-Rejected 550 5.7.1 …`: the enhanced code may stand in the last line only. */
function enhancedOfLaterLine(text: string, code: string): string {
  for (const lineStart of [` ${code} `, `\\n${code} `, ` ${code}-`, `\\n${code}-`]) {
    const at = text.indexOf(lineStart, 4);
    if (at < 0) continue;
    const later = START.exec(text.slice(at + lineStart.length - 4, at + lineStart.length + 16));
    if (later?.[3] !== undefined) return later[3];
  }
  return '';
}

/**
 * The reply's prose as one line: Postfix joins the lines of a reply by a space, Exim by `\n` (two
 * characters), and both keep the codes at the start of each.
 */
export function replyWords({ code, enhanced, raw, proseFrom }: SmtpReply): string {
  const prose = raw.slice(proseFrom);
  if (code === 0 || raw[3] !== '-') return prose;
  const oneLine = prose
    .replaceAll('\\n', ' ')
    .replaceAll(` ${String(code)}-`, ' ')
    .replaceAll(` ${String(code)} `, ' ');
  return enhanced === '' ? oneLine : oneLine.replaceAll(`${enhanced} `, ' ');
}
