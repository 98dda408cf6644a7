import type { Transform } from 'node:stream';
import { constants, createGunzip, createZstdDecompress } from 'node:zlib';
import { BrokenArchive, CUT_OFF, DAMAGED, TRAILING_BYTES, type OnNotice } from './broken-archive';
import { codeOf, messageOf } from '../system-error';
import type { RawBytes } from './raw-bytes';
import { through } from './through-engine';
import { zstdFrames } from './zstd-frames';

/** Packed bytes go in by small pieces: what a damaged piece takes with it is then little to redo. */
const PIECE_BYTES = 32_768;
/** Unpacked bytes come out by large ones. */
const OUT_BYTES = 524_288;

type Unpacked = AsyncGenerator<Uint8Array, void, undefined>;

export function gunzip(raw: RawBytes, onNotice: OnNotice): Unpacked {
  // The limit on what waits unread makes the engine work exactly one chunk ahead of the reader.
  const options = { chunkSize: OUT_BYTES, readableHighWaterMark: 1 };
  return unpack(raw, { newEngine: () => createGunzip(options), cut: (pieces) => pieces, onNotice });
}

export function unzstd(raw: RawBytes, onNotice: OnNotice): Unpacked {
  // `zstd --long=31` needs the widest window; without this the library refuses more than 27.
  const params = { [constants.ZSTD_d_windowLogMax]: 31 };
  const options = { chunkSize: OUT_BYTES, readableHighWaterMark: 1, params };
  return unpack(raw, {
    newEngine: () => createZstdDecompress(options),
    cut: (pieces) => zstdFrames(pieces, onNotice),
    onNotice,
  });
}

interface Format {
  readonly newEngine: () => Transform;
  /** Cuts the pieces so that the engine can take them. */
  readonly cut: (pieces: AsyncIterable<Buffer>) => AsyncIterable<Uint8Array>;
  readonly onNotice: OnNotice;
}

/**
 * An engine that meets damage gives back nothing of the piece in which it met it, although the
 * bytes before the damage were sound. So the archive is then unpacked once more, that piece byte
 * by byte: everything that can be known before the break comes out. (What cannot be read twice
 * loses up to one piece.)
 */
async function* unpack(raw: RawBytes, { newEngine, cut, onNotice }: Format): Unpacked {
  let given = 0;
  try {
    for await (const chunk of through(newEngine(), cut(raw.chunksFrom(0, PIECE_BYTES)))) {
      given += chunk.length;
      yield chunk;
    }
    return;
  } catch (error) {
    if (!isDamage(error) || !raw.rereadable) throw inWords(error);
  }
  const damagedPiece = Math.floor(Math.max(0, raw.bytesRead - 1) / PIECE_BYTES) * PIECE_BYTES;
  try {
    for await (const chunk of through(newEngine(), cut(finely(raw, damagedPiece)))) {
      const known = Math.min(given, chunk.length);
      given -= known;
      if (known < chunk.length) yield chunk.subarray(known);
    }
  } catch (error) {
    if (!isTrailingGarbage(error)) throw inWords(error);
    onNotice(TRAILING_BYTES);
  }
}

async function* finely(raw: RawBytes, from: number): AsyncGenerator<Buffer, void, undefined> {
  let at = 0;
  for await (const piece of raw.chunksFrom(0, PIECE_BYTES)) {
    if (at < from) yield piece;
    else for (let i = 0; i < piece.length; i++) yield piece.subarray(i, i + 1);
    at += piece.length;
  }
}

/** Invalid data; a mere end of input is no damage, and nothing was lost by it. */
function isDamage(error: unknown): boolean {
  return /^(Z_DATA_ERROR|ZSTD_error_)/.test(codeOf(error));
}

/** Only the first bytes of a member are called a header, and those of the first one were right. */
function isTrailingGarbage(error: unknown): boolean {
  return messageOf(error) === 'incorrect header check';
}

function inWords(error: unknown): unknown {
  const code = codeOf(error);
  if (code === 'Z_BUF_ERROR') return new BrokenArchive(CUT_OFF);
  if (!/^(Z_|ZSTD_error_)/.test(code)) return error;
  return new BrokenArchive(`${DAMAGED} (${messageOf(error)})`);
}
