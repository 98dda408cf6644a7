/** What a block begins with (the digits of pi), and what stands after the last one (of its root). */
export type Mark = 'block' | 'end';

export const MARK_BITS = 48;
/** Bytes that must lie behind a mark's first byte before it can be read, whatever its bit. */
export const MARK_ROOM = 8;

const marks: readonly { mark: Mark; high: number; low: number }[] = [
  { mark: 'block', high: 0x314159, low: 0x265359 },
  { mark: 'end', high: 0x177245, low: 0x385090 },
];

/** Which mark, if any, begins at this bit. */
export function markAt(bytes: Buffer, bit: number): Mark | null {
  const high = bits24(bytes, bit);
  const low = bits24(bytes, bit + 24);
  return marks.find((mark) => mark.high === high && mark.low === low)?.mark ?? null;
}

/** The first mark at or after this bit; -1 if there is none in what can be searched. */
export function findMark(bytes: Buffer, fromBit: number): number {
  const end = bytes.length - MARK_ROOM;
  for (let at = fromBit >> 3; at <= end; at++) {
    // Of a mark's seven bytes the second and third are whole at any shift: two look-ups rule out
    // nearly every place.
    const possible = (second[bytes[at + 1] ?? 0] ?? 0) & (third[bytes[at + 2] ?? 0] ?? 0);
    if (possible === 0) continue;
    for (let shift = 0; shift < 8; shift++) {
      const bit = at * 8 + shift;
      if (bit >= fromBit && markAt(bytes, bit)) return bit;
    }
  }
  return -1;
}

function bits24(bytes: Buffer, bit: number): number {
  return ((bytes.readUInt32BE(bit >> 3) << (bit & 7)) >>> 8) & 0xffffff;
}

/** For each byte value: the shifts and marks (one bit each) at which it can be the n-th byte. */
function possibleAs(nth: number): Uint16Array {
  const table = new Uint16Array(256);
  marks.forEach(({ high, low }, which) => {
    const digits = (BigInt(high) << 24n) | BigInt(low);
    for (let shift = 0; shift < 8; shift++) {
      const byte = Number((digits >> BigInt(MARK_BITS - 8 * nth - 8 + shift)) & 0xffn);
      table[byte] = (table[byte] ?? 0) | (1 << (which * 8 + shift));
    }
  });
  return table;
}

const second = possibleAs(1);
const third = possibleAs(2);
