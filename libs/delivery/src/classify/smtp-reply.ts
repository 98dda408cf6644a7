/** What a server answered, out of the one string that the MTA joined all its lines into. */
export interface SmtpReply {
  /** 0 where the server's words begin with no code. */
  readonly code: number;
  /** `5.1.1`, empty where the reply has none at the place where it belongs. */
  readonly enhanced: string;
  /** The reply as logged. */
  readonly raw: string;
}

/**
 * Code, separator, enhanced code: only at the start of a line of the reply, never in its prose.
 * IronPort writes `550 #5.1.0 …`; a fourth number would be an address, not a code.
 */
const START =
  /^([2-5]\d\d)(?:([- ]) {0,3}[#(]?(?:([245]\.\d{1,3}\.\d{1,3})(?![.\d]?\d))?|(?![0-9A-Za-z.]))/;

export function readReply(text: string): SmtpReply {
  const start = START.exec(text);
  if (start === null) return { code: 0, enhanced: '', raw: text };
  const code = start[1] ?? '';
  const enhanced = start[3] ?? (start[2] === '-' ? enhancedOfLaterLine(text, code) : '');
  return { code: Number(code), enhanced, raw: text };
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
 * characters), and both keep the code at the start of each.
 */
export function replyWords(reply: SmtpReply): string {
  if (reply.code === 0) return reply.raw;
  const code = String(reply.code);
  const text = reply.raw.replaceAll('\\n', ' ');
  const oneLine =
    text[3] === '-'
      ? text.replaceAll(` ${code}-`, ' ').replaceAll(` ${code} `, ' ').slice(4)
      : text.slice(4);
  return reply.enhanced === ''
    ? oneLine.trimStart()
    : oneLine.replaceAll(`${reply.enhanced} `, ' ').trimStart();
}
