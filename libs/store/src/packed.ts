import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createZstdCompress, zstdDecompress } from 'node:zlib';
import { jsonPieces } from './json-pieces';

const decompress = promisify(zstdDecompress);

/**
 * Plain data as a value for `Store.saveProgress`. Thousands of open stories are megabytes that say the
 * same again and again: packed on another thread, they are a tenth when they go through the engine. It must not change
 * until this has ended: its text is made in pieces, for one of ten megabytes every few seconds was most of the
 * garbage that there was.
 */
export async function packed(value: object): Promise<string> {
  const chunks: Buffer[] = [];
  await pipeline(jsonPieces(value), createZstdCompress(FAST), async (bytes) => {
    for await (const chunk of bytes) chunks.push(chunk as Buffer);
  });
  return JSON.stringify(Buffer.concat(chunks).toString('base64'));
}

/** @throws Error for what is nothing that {@link packed} made. */
export async function unpacked(text: string): Promise<unknown> {
  const bytes = Buffer.from(JSON.parse(text) as string, 'base64');
  return JSON.parse((await decompress(bytes)).toString());
}

const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };
