/** How the bytes of a log are packed. Found by content alone: names lie (`mail.log.gz` that is plain). */
export type Compression = 'plain' | 'gzip' | 'zstd' | 'bzip2' | 'xz';

/** Packings that we know by sight and cannot read, each with the command that can. */
export interface ForeignPacking {
  readonly name: string;
  readonly unpackWith: string;
}

export type Packing = { readonly compression: Compression } | { readonly foreign: ForeignPacking };

const foreignPackings: readonly { at: number; bytes: string; packing: ForeignPacking }[] = [
  { at: 0, bytes: '\x04\x22\x4d\x18', packing: { name: 'lz4', unpackWith: 'lz4 -dc' } },
  { at: 0, bytes: '\x1f\x9d', packing: { name: 'compress (.Z)', unpackWith: 'gzip -dc' } },
  { at: 0, bytes: 'LZIP', packing: { name: 'lzip', unpackWith: 'lzip -dc' } },
  { at: 0, bytes: '\x89LZO\0\r\n\x1a\n', packing: { name: 'lzop', unpackWith: 'lzop -dc' } },
  { at: 0, bytes: 'PK\x03\x04', packing: { name: 'zip', unpackWith: 'unzip -p' } },
  { at: 0, bytes: "7z\xbc\xaf'\x1c", packing: { name: '7-Zip', unpackWith: '7z x -so' } },
  { at: 257, bytes: 'ustar', packing: { name: 'tar', unpackWith: 'tar -xOf' } },
  {
    at: 0,
    bytes: 'LPKSHHRH',
    packing: { name: 'the systemd journal', unpackWith: 'journalctl -o short-iso --file' },
  },
];

export function packingOf(head: Uint8Array): Packing {
  if (startsWith(head, 0, '\x1f\x8b\x08')) return { compression: 'gzip' };
  if (startsWith(head, 0, '\x28\xb5\x2f\xfd') || isSkippableZstdFrame(head))
    return { compression: 'zstd' };
  if (startsWith(head, 0, '\xfd7zXZ\0')) return { compression: 'xz' };
  if (isBzip2(head)) return { compression: 'bzip2' };
  const foreign = foreignPackings.find(({ at, bytes }) => startsWith(head, at, bytes));
  return foreign ? { foreign: foreign.packing } : { compression: 'plain' };
}

/** `BZh`, a level, then the magic number of a first block, or of the end when there is none. */
function isBzip2(head: Uint8Array): boolean {
  const level = head[3] ?? 0;
  return (
    startsWith(head, 0, 'BZh') &&
    level >= 0x31 &&
    level <= 0x39 &&
    (startsWith(head, 4, '1AY&SY') || startsWith(head, 4, '\x17rE8P\x90'))
  );
}

/** pzstd and seekable archives begin with a frame that holds no data: 0x184D2A50 to …5F. */
function isSkippableZstdFrame(head: Uint8Array): boolean {
  return ((head[0] ?? 0) & 0xf0) === 0x50 && startsWith(head, 1, '\x2a\x4d\x18');
}

function startsWith(head: Uint8Array, at: number, bytes: string): boolean {
  if (head.length < at + bytes.length) return false;
  for (let i = 0; i < bytes.length; i++) if (head[at + i] !== bytes.charCodeAt(i)) return false;
  return true;
}
