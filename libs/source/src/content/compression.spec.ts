import { gzipSync, zstdCompressSync } from 'node:zlib';
import { bzip2Samples } from '../../samples/bzip2-samples';
import { packingOf } from './compression';

test.each([
  ['plain', Buffer.from('Nov 15 10:00:00 mx1 postfix/smtp[1]: ...\n')],
  ['plain', Buffer.alloc(0)],
  ['plain', Buffer.from('BZh9 is how this line begins\n')],
  ['plain', Buffer.from('\x1f\x8b', 'latin1')],
  ['gzip', gzipSync('x')],
  ['zstd', zstdCompressSync('x')],
  ['zstd', Buffer.from('\x50\x2a\x4d\x18\0\0\0\0', 'latin1')],
  ['bzip2', bzip2Samples.oneLine.packed],
  ['bzip2', bzip2Samples.nothing.packed],
  ['xz', Buffer.from('\xfd7zXZ\0\0\x04', 'latin1')],
])('%s', (compression, head) => {
  expect(packingOf(head)).toEqual({ compression });
});

test.each([
  ['zip', Buffer.from('PK\x03\x04\x14', 'latin1')],
  ['lz4', Buffer.from('\x04\x22\x4d\x18d', 'latin1')],
  ['compress (.Z)', Buffer.from('\x1f\x9d\x90', 'latin1')],
  ['tar', Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\0')])],
  ['the systemd journal', Buffer.from('LPKSHHRH\0')],
])('%s is known by sight and not read', (name, head) => {
  expect(packingOf(head)).toMatchObject({ foreign: { name } });
});
