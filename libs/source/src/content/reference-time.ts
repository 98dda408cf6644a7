const DAY = 86_400_000;
/** Before this no gzip stood on a mail server's disk; 0 means "not recorded". */
const OLDEST = Date.UTC(1993, 0, 1);

/**
 * When was the last line of this log written, as far as the file itself tells? Stamps without a
 * year are dated by it ("never later than this").
 *
 * A file's mtime says so, unless it was copied without keeping times; the header of a gzip file
 * keeps the mtime that the log had when it was packed, and survives copying, so it is believed
 * first when it is sane: recorded at all, and no more than a day ahead of `now` (clocks differ).
 * What has no mtime (standard input) is being written now.
 */
export function referenceTimeOf(
  head: Uint8Array,
  isGzip: boolean,
  modifiedAt: number | null,
  now: number,
): number {
  if (isGzip && head.length >= 8) {
    const packed = new DataView(head.buffer, head.byteOffset, 8).getUint32(4, true) * 1000;
    if (packed >= OLDEST && packed <= now + DAY) return packed;
  }
  return modifiedAt ?? now;
}
