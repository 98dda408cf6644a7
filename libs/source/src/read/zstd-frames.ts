import { BrokenArchive, CUT_OFF, TRAILING_BYTES, type OnNotice } from './broken-archive';
import { ZstdFrameWalk } from './zstd-frame-walk';

const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/**
 * The frames of a zstd archive, cut so that no piece reaches over the end of a frame, and without
 * the frames that hold no data. node:zlib's engine stops for good at a frame's end if more bytes
 * follow in the same piece, and takes an archive that is cut off for a whole one.
 */
export async function* zstdFrames(
  pieces: AsyncIterable<Buffer>,
  onNotice: OnNotice,
): AsyncGenerator<Uint8Array, void, undefined> {
  const walk = new ZstdFrameWalk();
  for await (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const from = at;
      const phase = walk.phase;
      at = walk.step(piece, at);
      if (phase === 'magic' && walk.phase === 'data') yield MAGIC;
      if (phase === 'data') yield piece.subarray(from, at);
      if (walk.phase === 'padding') {
        onNotice(TRAILING_BYTES);
        return;
      }
    }
  }
  if (!walk.isBetweenFrames) throw new BrokenArchive(CUT_OFF);
}
