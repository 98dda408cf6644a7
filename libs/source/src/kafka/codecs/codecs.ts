import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import { CompressionCodecs, CompressionTypes } from 'kafkajs';
import { fromLz4 } from './lz4';
import { fromSnappy } from './snappy';

const unzstd = promisify(zstdDecompress);

/** Teaches kafkajs to read what it does not by itself: it knows gzip only. We never produce. */
export function registerCodecs(): void {
  CompressionCodecs[CompressionTypes.Snappy] = readOnly((bytes) =>
    Promise.resolve(fromSnappy(bytes)),
  );
  CompressionCodecs[CompressionTypes.LZ4] = readOnly((bytes) => Promise.resolve(fromLz4(bytes)));
  CompressionCodecs[CompressionTypes.ZSTD] = readOnly((bytes) => unzstd(bytes));
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
