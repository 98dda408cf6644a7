import { BrokenArchive, CUT_OFF, DAMAGED, TRAILING_BYTES, type OnNotice } from './broken-archive';
import { ByteQueue } from './byte-queue';

const FRAME = 0xfd2fb528;
const SKIPPABLE = 0x184d2a50;
/** Bytes of the content size field, by the two bits that tell of it. */
const CONTENT_SIZE_BYTES = [0, 2, 4, 8] as const;
const DICTIONARY_ID_BYTES = [0, 1, 2, 4] as const;
const RUN_BLOCK = 1;
const RESERVED_BLOCK = 3;

/**
 * The frames of a zstd archive (RFC 8878), cut so that no piece reaches over the end of a frame,
 * and without the frames that hold no data. node:zlib's engine stops for good at a frame's end if
 * more bytes follow in the same piece, and cannot tell an archive that is cut off from a whole one.
 */
export async function* zstdFrames(
  pieces: AsyncIterable<Buffer>,
  onNotice: OnNotice,
): AsyncGenerator<Uint8Array, void, undefined> {
  const queue = new ByteQueue(pieces);
  try {
    while (!(await queue.isEmpty())) {
      const magic = await queue.upTo(4);
      const number = magic.length === 4 ? magic.readUInt32LE() : 0;
      if (number === FRAME) yield* frame(magic, queue);
      else if ((number & ~15) >>> 0 === SKIPPABLE) await skip(queue);
      else if (magic.every((byte) => byte === 0)) {
        onNotice(TRAILING_BYTES);
        return;
      } else throw new BrokenArchive(magic.length < 4 ? CUT_OFF : DAMAGED);
    }
  } finally {
    await queue.close();
  }
}

async function* frame(
  magic: Buffer,
  queue: ByteQueue,
): AsyncGenerator<Uint8Array, void, undefined> {
  const descriptor = await take(queue, 1);
  const flags = descriptor.readUInt8();
  const isSingleSegment = (flags & 0x20) !== 0;
  const hasChecksum = (flags & 0x04) !== 0;
  const sizeBytes = CONTENT_SIZE_BYTES[(flags >> 6) as 0 | 1 | 2 | 3];
  const rest =
    (isSingleSegment ? Math.max(1, sizeBytes) : 1 + sizeBytes) +
    DICTIONARY_ID_BYTES[(flags & 3) as 0 | 1 | 2 | 3];
  yield Buffer.concat([magic, descriptor, await take(queue, rest)]);
  for (let isLast = false; !isLast;) {
    const header = await take(queue, 3);
    const bits = header.readUIntLE(0, 3);
    isLast = (bits & 1) === 1;
    const type = (bits >> 1) & 3;
    if (type === RESERVED_BLOCK) throw new BrokenArchive(DAMAGED);
    yield header;
    yield* queue.pass(type === RUN_BLOCK ? 1 : bits >> 3);
    if (await queue.isEmpty()) if (!isLast || hasChecksum) throw new BrokenArchive(CUT_OFF);
  }
  if (hasChecksum) yield await take(queue, 4);
}

async function skip(queue: ByteQueue): Promise<void> {
  let left = (await take(queue, 4)).readUInt32LE();
  for await (const piece of queue.pass(left)) left -= piece.length;
  if (left > 0) throw new BrokenArchive(CUT_OFF);
}

async function take(queue: ByteQueue, count: number): Promise<Buffer> {
  const bytes = await queue.upTo(count);
  if (bytes.length < count) throw new BrokenArchive(CUT_OFF);
  return bytes;
}
