import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { fromLz4 } from './lz4';
import { fromSnappy } from './snappy';

const CHUNK_BYTES = 16 * 1024;
const LARGEST_CHUNK_BYTES = 1024 * 1024;
/** How much longer logs mostly get. */
const EXPANSION = 8;

/** A full block of records is a megabyte or so: by the default of 16 KiB it would come in a hundred pieces. */
const chunks = ({ length }: Buffer): { chunkSize: number } => ({
  chunkSize: Math.min(LARGEST_CHUNK_BYTES, Math.max(CHUNK_BYTES, length * EXPANSION)),
});

const ungzip = promisify<Buffer, object, Buffer>(gunzip);
const unzstd = promisify<Buffer, object, Buffer>(zstdDecompress);

/** What unpacks records, by the codec's number in Kafka's protocol; 0 is none. */
const UNPACKERS: Readonly<Record<number, (bytes: Buffer) => Promise<Buffer>>> = {
  [CompressionTypes.None]: (bytes) => Promise.resolve(bytes),
  [CompressionTypes.GZIP]: (bytes) => ungzip(bytes, chunks(bytes)),
  [CompressionTypes.Snappy]: async (bytes) => Promise.resolve(fromSnappy(bytes)),
  [CompressionTypes.LZ4]: async (bytes) => Promise.resolve(fromLz4(bytes)),
  [CompressionTypes.ZSTD]: (bytes) => unzstd(bytes, chunks(bytes)),
};

/** @throws Error for what is broken, and for a codec that Kafka did not have when this was written. */
export async function unpacked(codec: number, bytes: Buffer): Promise<Buffer> {
  const unpack = UNPACKERS[codec];
  if (unpack === undefined) throw new Error(`records are packed by the unknown codec ${codec}`);
  return unpack(bytes);
}

/** Teaches kafkajs to read what it does not by itself: it knows gzip only. We never produce. */
export function registerCodecs(): void {
  for (const codec of [
    CompressionTypes.Snappy,
    CompressionTypes.LZ4,
    CompressionTypes.ZSTD,
  ] as const)
    CompressionCodecs[codec] = readOnly((bytes) => unpacked(codec, bytes));
}

/** What kafkajs asks of a codec; its types leave it open. */
interface Codec {
  decompress(bytes: Buffer): Promise<Buffer>;
  compress(): Promise<Buffer>;
}

const readOnly = (decompress: Codec['decompress']) => (): Codec => ({
  decompress,
  compress: () => Promise.reject(new Error('records are read here, not written')),
});
