import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { packingOf, type Compression } from '../content/compression';
import { referenceTimeOf } from '../content/reference-time';
import { JUDGED_BYTES, looksBinary } from '../content/text-or-binary';
import { IDENTITY_BYTES } from '../identity/prefix-marks';
import { identify, type KnownSource } from '../identity/match-source';
import { problemOf, problems } from '../input-problem';
import type { InputProblem, LogInput } from '../log-input';
import type { OnNotice } from './broken-archive';
import { bunzip } from './bzip2/bunzip';
import { FileBytes } from './file-bytes';
import { LogReader } from './log-reader';
import type { RawBytes } from './raw-bytes';
import { StreamBytes } from './stream-bytes';
import { gunzip, unzstd } from './unpack';
import { unxz } from './unxz';

/** Large enough that the calls cost nothing, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 524_288;

export interface OpenOptions {
  /** Logs seen before: one that has grown keeps its name. */
  readonly known?: readonly KnownSource[];
  /** The wall clock, in milliseconds since 1970. */
  readonly now: number;
  readonly signal?: AbortSignal;
  /** Where `-` comes from; `process.stdin` when left out. */
  readonly stdin?: Readable;
}

export type OpenedLog =
  | { readonly reader: LogReader; readonly problem: null }
  | { readonly reader: null; readonly problem: InputProblem };

/** Opens a log, whatever it is packed with, and reads enough of its start to know it by. */
export async function openLog(input: LogInput, options: OpenOptions): Promise<OpenedLog> {
  let raw: RawBytes | null = null;
  // Closing is what wakes a reader that waits for a pipe.
  const callOff = (): void => void raw?.close();
  options.signal?.addEventListener('abort', callOff, { once: true });
  try {
    raw = await rawBytesOf(input, options.stdin);
    const opened = await readStart(input, raw, options);
    if (opened.problem) await raw.close();
    return opened;
  } catch (error) {
    await raw?.close();
    return { reader: null, problem: problemOf(input.path, error) };
  } finally {
    options.signal?.removeEventListener('abort', callOff);
  }
}

async function rawBytesOf(input: LogInput, stdin: Readable = process.stdin): Promise<RawBytes> {
  if (input.path === '-') return new StreamBytes(stdin);
  if (input.once)
    return new StreamBytes(createReadStream(input.file, { highWaterMark: CHUNK_BYTES }));
  return FileBytes.open(input.file);
}

async function readStart(
  input: LogInput,
  raw: RawBytes,
  { known = [], now, signal }: OpenOptions,
): Promise<OpenedLog> {
  // Whoever follows a pipe by eye should not wait for more than the identity needs.
  const enough = raw.rereadable ? JUDGED_BYTES : IDENTITY_BYTES;
  const head = await raw.head(enough);
  const packing = packingOf(head);
  if ('foreign' in packing)
    return {
      reader: null,
      problem: problems.unsupportedCompression(input.path, packing.foreign),
    };
  const { compression } = packing;
  const referenceTime = referenceTimeOf(head, compression === 'gzip', raw.modifiedAt, now);
  const reader = new LogReader(raw, {
    path: input.path,
    compression,
    referenceTime,
    content: (onNotice) => contentOf(raw, compression, onNotice),
    signal: signal ?? null,
  });
  const start = compression === 'plain' ? head : await reader.readAhead(enough);
  const inside = packingOf(start);
  if ('foreign' in inside || looksBinary(start)) {
    await reader.close();
    const problem =
      'foreign' in inside
        ? problems.unsupportedCompression(input.path, inside.foreign)
        : problems.binary(input.path);
    return { reader: null, problem };
  }
  reader.identity = withVariant(identify(known, start), input.variant);
  return { reader, problem: null };
}

function withVariant<T extends { readonly name: string }>(identity: T, variant: string | null): T {
  return variant === null ? identity : { ...identity, name: `${identity.name}~${variant}` };
}

function contentOf(
  raw: RawBytes,
  compression: Compression,
  onNotice: OnNotice,
): AsyncGenerator<Uint8Array, void, undefined> {
  switch (compression) {
    case 'gzip':
      return gunzip(raw, onNotice);
    case 'zstd':
      return unzstd(raw, onNotice);
    case 'bzip2':
      return bunzip(raw, onNotice);
    case 'xz':
      return unxz(raw);
    case 'plain':
      return raw.chunksFrom(0, CHUNK_BYTES);
  }
}
