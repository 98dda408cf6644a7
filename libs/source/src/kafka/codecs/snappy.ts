import { uncompress } from 'snappyjs';

/** What xerial's library for Java, and Kafka's own producer with it, writes before its blocks. */
const XERIAL = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const XERIAL_HEADER_BYTES = 16;

/** Snappy as librdkafka writes it (one block), or in xerial's frames (blocks with their lengths). */
export function fromSnappy(bytes: Buffer): Buffer {
  if (!bytes.subarray(0, XERIAL.length).equals(XERIAL)) return block(bytes);
  const blocks: Buffer[] = [];
  for (let at = XERIAL_HEADER_BYTES; at < bytes.length;) {
    const length = bytes.readInt32BE(at);
    if (length < 0 || at + 4 + length > bytes.length) throw new Error('broken snappy frame');
    blocks.push(block(bytes.subarray(at + 4, at + 4 + length)));
    at += 4 + length;
  }
  return Buffer.concat(blocks);
}

function block(bytes: Buffer): Buffer {
  const plain = uncompress(bytes);
  return Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength);
}
