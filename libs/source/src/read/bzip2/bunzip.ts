import { BrokenArchive, CUT_OFF, DAMAGED, type OnNotice } from '../broken-archive';
import type { RawBytes } from '../raw-bytes';
import type { DecodedBlock } from './block';
import { DecodingThreads } from './decoding-threads';
import { splitBlocks } from './split-blocks';

const CHUNK_BYTES = 262_144;

/**
 * The content of a bzip2 archive, block by block. Blocks are independent of one another, so every
 * processor but ours decodes some at the same time. A block has a checksum: a damaged one gives
 * nothing, and ends the archive.
 */
export async function* bunzip(
  raw: RawBytes,
  onNotice: OnNotice,
): AsyncGenerator<Uint8Array, void, undefined> {
  const threads = DecodingThreads.shared();
  const underWay: { bytes: number; isCutOff: boolean; decoding: Promise<DecodedBlock> }[] = [];
  let broken: unknown = null;
  const blocks = splitBlocks(raw.chunksFrom(0, CHUNK_BYTES), onNotice);
  try {
    for (;;) {
      while (underWay.length <= threads.count && broken === null) {
        const block = await blocks.next().catch((error: unknown) => {
          broken = error;
          return { value: undefined };
        });
        if (!block.value) break;
        // Its bytes move to the other thread: how many they are is known only before.
        const bytes = block.value.bytes.length;
        const decoding = threads.decode(block.value);
        // Looked at in its turn; until then a failure is not "unhandled".
        decoding.catch(() => undefined);
        underWay.push({ bytes, isCutOff: block.value.isCutOff, decoding });
      }
      const first = underWay.shift();
      if (!first) break;
      const { content, used } = await first.decoding.catch((error: unknown) => {
        throw first.isCutOff ? new BrokenArchive(CUT_OFF) : error;
      });
      yield content;
      // The next block's mark is damaged, and the search has run on to the one after it.
      if (!first.isCutOff && first.bytes - used > 1) throw new BrokenArchive(DAMAGED);
    }
  } finally {
    await blocks.return(undefined);
  }
  if (broken !== null) throw broken as Error;
}
