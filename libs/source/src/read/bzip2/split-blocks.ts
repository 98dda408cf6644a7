import { BrokenArchive, CUT_OFF, DAMAGED, TRAILING_BYTES, type OnNotice } from '../broken-archive';
import { findMark, MARK_BITS, MARK_ROOM, markAt } from './bit-search';
import { BitWindow } from './bit-window';
import type { Bzip2Block } from './block';

/** A block of 900,000 bytes that cannot be compressed takes a little more than that. */
const LONGEST_BLOCK = 1_500_000;
const HEADER_BYTES = 4;
const CHECKSUM_BITS = 32;

/**
 * Cuts a bzip2 archive into its blocks, as bzip2recover does: each begins with a mark of 48 bits,
 * at any bit. (Inside a block these bits come up by chance once in some ten terabytes.) Streams
 * that follow one another, as pbzip2 writes them, are one archive.
 */
export async function* splitBlocks(
  chunks: AsyncIterable<Buffer>,
  onNotice: OnNotice,
): AsyncGenerator<Bzip2Block, void, undefined> {
  const window = new BitWindow(chunks);
  try {
    let level = await levelOf(window);
    while (level !== null) {
      yield* blocksOfStream(window, level);
      level = await nextLevel(window, onNotice);
    }
  } finally {
    await window.close();
  }
}

async function* blocksOfStream(
  window: BitWindow,
  level: number,
): AsyncGenerator<Bzip2Block, void, undefined> {
  for (;;) {
    await window.need(MARK_ROOM);
    const mark = markAt(window.bytes, window.bit);
    if (mark === 'end') break;
    if (mark === null)
      throw new BrokenArchive(window.endBit - window.bit < MARK_BITS ? CUT_OFF : DAMAGED);
    const next = await endOfBlock(window);
    // The last block of an archive that is cut off may be whole all the same.
    const isCutOff = window.ended && next === window.endBit;
    yield { bytes: window.copy(next), bit: window.bit & 7, level, isCutOff };
    if (next === window.endBit) throw new BrokenArchive(isCutOff ? CUT_OFF : DAMAGED);
    window.bit = next;
    window.discard();
  }
  window.bit += MARK_BITS + CHECKSUM_BITS;
  if (window.bit > window.endBit) throw new BrokenArchive(CUT_OFF);
  window.bit = Math.ceil(window.bit / 8) * 8;
}

/** Where the next mark stands; the end of what there is if there is none. */
async function endOfBlock(window: BitWindow): Promise<number> {
  let from = window.bit + MARK_BITS;
  for (;;) {
    const found = findMark(window.bytes, from);
    if (found >= 0) return found;
    from = Math.max(from, (window.bytes.length - MARK_ROOM) * 8);
    if (window.endBit - window.bit > LONGEST_BLOCK * 8 || !(await window.more()))
      return window.endBit;
  }
}

/** Hundreds of kilobytes in a block, from a stream's header; null if there is no header. */
async function levelOf(window: BitWindow): Promise<number | null> {
  await window.need(HEADER_BYTES);
  const at = window.bit / 8;
  const level = /^BZh([1-9])$/.exec(window.bytes.toString('latin1', at, at + HEADER_BYTES))?.[1];
  if (level === undefined) return null;
  window.bit += HEADER_BYTES * 8;
  return Number(level);
}

async function nextLevel(window: BitWindow, onNotice: OnNotice): Promise<number | null> {
  window.discard();
  await window.need(HEADER_BYTES);
  if (window.bit === window.endBit) return null;
  const rest = window.bytes.toString('latin1', window.bit / 8, window.endBit / 8);
  if (window.ended && 'BZh'.startsWith(rest)) throw new BrokenArchive(CUT_OFF);
  const level = await levelOf(window);
  if (level === null) onNotice(TRAILING_BYTES);
  return level;
}
