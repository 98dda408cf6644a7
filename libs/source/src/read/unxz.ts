import { ReadableStream } from 'node:stream/web';
import { XzReadableStream } from 'xz-decompress';
import { messageOf } from '../system-error';
import { BrokenArchive, CUT_OFF, DAMAGED } from './broken-archive';
import type { RawBytes } from './raw-bytes';

const PIECE_BYTES = 65_536;

/** What liblzma calls it when it needs more than there is: the library hands on its numbers only. */
const NO_PROGRESS = 8;

/**
 * The content of an xz archive, as openSUSE's logrotate writes it.
 *
 * Limits of the library: it works on this thread; it unpacks one archive at a time (a second one
 * waits until the first is read or closed); where data are damaged, up to 64 KiB before are lost.
 */
export async function* unxz(raw: RawBytes): AsyncGenerator<Uint8Array, void, undefined> {
  const unpacked = new XzReadableStream(ReadableStream.from(kept(raw))).getReader();
  try {
    for (;;) {
      const { value, done } = await unpacked.read();
      if (done) return;
      yield value;
    }
  } catch (error) {
    const code = /error code (\d+)$/.exec(messageOf(error))?.[1];
    if (code === undefined) throw error;
    throw new BrokenArchive(Number(code) === NO_PROGRESS ? CUT_OFF : DAMAGED);
  } finally {
    await unpacked.cancel().catch(() => undefined);
  }
}

/** The library keeps what it was given, and our buffers are used again. */
async function* kept(raw: RawBytes): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const piece of raw.chunksFrom(0, PIECE_BYTES)) yield new Uint8Array(piece);
}
