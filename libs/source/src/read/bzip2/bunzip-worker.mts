import { parentPort } from 'node:worker_threads';
import bunzip from 'seek-bzip';
import type { BlockAnswer, BlockRequest, Bzip2Block, DecodedBlock } from './block.js';

/** Runs on a thread of its own: decoding a block keeps it busy for some 25 ms. */
parentPort?.on('message', ({ id, block }: BlockRequest) => {
  let answer: BlockAnswer;
  try {
    answer = { id, decoded: decode(block) };
  } catch (error) {
    answer = { id, damage: error instanceof Error ? error.message : String(error) };
  }
  const moved = 'decoded' in answer ? [answer.decoded.content.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(answer, moved);
});

function decode({ bytes, bit, level }: Bzip2Block): DecodedBlock {
  const header = [0x42, 0x5a, 0x68, 0x30 + level];
  const input = new bunzip.Stream();
  let at = 0;
  input.readByte = () => (at < 4 ? header[at++] : bytes[at++ - 4]) ?? -1;
  input.seek = (position) => {
    at = position;
  };
  // Runs may make it larger than the level says; then it grows.
  let content = new Uint8Array(level * 100_000 + 65_536);
  let length = 0;
  const output = new bunzip.Stream();
  output.writeByte = (byte) => {
    if (length === content.length) {
      const larger = new Uint8Array(length * 2);
      larger.set(content);
      content = larger;
    }
    content[length++] = byte;
  };
  bunzip.decodeBlock(input, 32 + bit, output);
  return { content: content.subarray(0, length), used: at - 4 };
}
