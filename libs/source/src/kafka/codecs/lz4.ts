import { decompressBlock } from 'lz4js';

/** Largest block of a frame by its code in the descriptor: LZ4 Frame Format, "BD byte". */
const BLOCK_BYTES: Readonly<Record<number, number>> = {
  4: 64 * 1024,
  5: 256 * 1024,
  6: 1024 * 1024,
  7: 4096 * 1024,
};
const MAGIC = 0x184d2204;
const HAS_CONTENT_SIZE = 0x08;
const HAS_BLOCK_CHECKSUM = 0x10;
const IS_PLAIN_BLOCK = 0x80000000;
/** One byte of a block stands for 255 at most. */
const MOST_EXPANSION = 255;

interface Block {
  readonly from: number;
  readonly to: number;
  readonly isPlain: boolean;
}

/**
 * LZ4 in its frame format, as every producer since Kafka 0.10 writes it. The library's own reading of
 * frames takes a block's checksum for its beginning, and guesses how long the content is; so blocks are
 * found here, and unpacked there. Checksums are not looked at: Kafka has one over all of it.
 */
export function fromLz4(bytes: Buffer): Buffer {
  const { blocks, bound } = blocksOf(bytes);
  const plain = new Uint8Array(bound);
  let length = 0;
  for (const { from, to, isPlain } of blocks) {
    if (isPlain) {
      plain.set(bytes.subarray(from, to), length);
      length += to - from;
    } else length = decompressBlock(bytes, plain, from, to - from, length);
    // The library writes past the end of an array without a word.
    if (!(length <= bound)) throw new Error('broken LZ4 block');
  }
  return Buffer.from(plain.buffer, 0, length);
}

/** Where the blocks of a frame are, and how long its content is at most: mostly it does not say. */
function blocksOf(bytes: Buffer): { blocks: Block[]; bound: number } {
  if (bytes.length < 11 || bytes.readUInt32LE(0) !== MAGIC) throw new Error('no LZ4 frame');
  const flags = bytes.readUInt8(4);
  const blockBytes = BLOCK_BYTES[(bytes.readUInt8(5) >> 4) & 7] ?? 0;
  const checksumBytes = (flags & HAS_BLOCK_CHECKSUM) === 0 ? 0 : 4;
  const blocks: Block[] = [];
  let bound = 0;
  for (let at = (flags & HAS_CONTENT_SIZE) === 0 ? 7 : 15; at + 4 <= bytes.length;) {
    const size = bytes.readUInt32LE(at);
    if (size === 0) return { blocks, bound };
    const isPlain = size >= IS_PLAIN_BLOCK;
    const length = isPlain ? size - IS_PLAIN_BLOCK : size;
    const from = at + 4;
    if (length > blockBytes) break;
    blocks.push({ from, to: from + length, isPlain });
    bound += isPlain ? length : Math.min(blockBytes, length * MOST_EXPANSION);
    at = from + length + checksumBytes;
  }
  throw new Error('broken LZ4 frame');
}
