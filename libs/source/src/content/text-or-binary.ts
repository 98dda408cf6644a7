/** How much of a file's (decompressed) start decides whether it is a log at all. */
export const JUDGED_BYTES = 65_536;

/**
 * Is this the start of a text log, or of something else (wtmp, a database, a program)?
 *
 * A log may hold NULs: after a crash a file system leaves a run of them, and `copytruncate` under a
 * program that does not append leaves one huge hole at the start. Such runs are few and long, and
 * the framing of lines drops them. Binary records have many short ones between their fields. So:
 * - more NUL runs than line ends (and four more, for a crash or two in a short file): binary;
 * - control characters other than tab, line ends, form feed, bell, backspace and escape in more
 *   than one of twenty bytes that are not NUL: binary. Random bytes have one in ten;
 * - otherwise text, whatever its encoding. A start of nothing but NULs is a hole, and text.
 */
export function looksBinary(start: Uint8Array): boolean {
  let nulRuns = 0;
  let nuls = 0;
  let controls = 0;
  let lineEnds = 0;
  let previous = 1;
  const length = Math.min(start.length, JUDGED_BYTES);
  for (let i = 0; i < length; i++) {
    const byte = start[i] ?? 0;
    if (byte === 0) {
      nuls++;
      if (previous !== 0) nulRuns++;
    } else if (byte === 10) lineEnds++;
    else if (isControl(byte)) controls++;
    previous = byte;
  }
  return nulRuns > lineEnds + 4 || controls * 20 > length - nuls;
}

function isControl(byte: number): boolean {
  return (byte < 32 && (byte < 7 || byte > 13) && byte !== 27) || byte === 127;
}
