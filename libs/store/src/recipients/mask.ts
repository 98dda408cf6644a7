const QUOTE = 34;
/** `[192.0.2.1]`. */
const OPEN_BRACKET = 91;
const MARK = '…';

/** Characters of a local part without quotes (RFC 5322 atext, the dot, and all that is not ASCII). */
const isLocalCharacter = (code: number): boolean =>
  code > 127 ||
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 94 && code <= 126) || // ^ _ ` a–z { | } ~
  code === 33 ||
  (code >= 35 && code <= 39 && code !== 37) || // # $ & '; % may begin an encoded @
  code === 42 ||
  code === 43 ||
  (code >= 45 && code <= 47) || // - . /
  code === 61 ||
  code === 63;

/**
 * A domain, or what is masked as a local part itself and would look like a domain then: `a@"b"@c` becomes `…@…@c` at once. So
 * more is hidden than addresses (`a@/b`), and never less.
 */
const isMaskedBefore = (code: number): boolean =>
  isLocalCharacter(code) || code === QUOTE || code === OPEN_BRACKET;

/** Within a link these end a part, though a local part might contain them. */
const IN_LINK = '/?=&';

/**
 * Hides the local part of every address in a text and keeps its domain: `<jo@example.org>` becomes
 * `<…@example.org>`. Takes `"quoted parts"@` and the `%40` of links too. One pass: what was looked at
 * for one `@` is not looked at again for the next.
 */
export function maskLocalParts(text: string): string {
  let at = text.indexOf('@');
  let encoded = text.indexOf('%40');
  if (at === -1 && encoded === -1) return text;
  let masked = '';
  let done = 0;
  while (at !== -1 || encoded !== -1) {
    const isEncoded = at === -1 || (encoded !== -1 && encoded < at);
    const found = isEncoded ? encoded : at;
    const after = found + (isEncoded ? 3 : 1);
    const start = localPartStart(text, done, found, isEncoded ? IN_LINK : undefined);
    if (start < found && isMaskedBefore(text.charCodeAt(after))) {
      masked += text.slice(done, start) + MARK + text.slice(found, after);
    } else masked += text.slice(done, after);
    done = after;
    if (isEncoded) encoded = text.indexOf('%40', after);
    else at = text.indexOf('@', after);
  }
  return masked + text.slice(done);
}

function localPartStart(text: string, from: number, end: number, stops?: string): number {
  let start = end;
  if (text.charCodeAt(end - 1) === QUOTE) {
    const opening = text.lastIndexOf('"', end - 2);
    if (opening < from) return end;
    // What stands right before the quotes would look like the part itself once they are gone.
    start = opening;
  }
  while (start > from && isLocalCharacter(text.charCodeAt(start - 1))) {
    if (stops?.includes(text.charAt(start - 1)) === true) break;
    start -= 1;
  }
  return start;
}
