import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { sampleLines } from '../../samples/sample-log';
import { looksBinary } from './text-or-binary';

const lines = sampleLines(300);
const nuls = (length: number): Buffer => Buffer.alloc(length);

test.each([
  ['nothing', Buffer.alloc(0)],
  ['lines', lines],
  ['one line without end', Buffer.from('Nov 15 10:00:00 mx1')],
  ['a crash: a run of NULs between lines', Buffer.concat([lines, nuls(20_000), lines])],
  ['a crash at the start', Buffer.concat([nuls(4_096), lines])],
  ['three crashes in a short file', Buffer.concat([nuls(9), sampleLines(1), nuls(9), nuls(1)])],
  ['a hole left by copytruncate, longer than what is judged', nuls(100_000)],
  ['a NUL in every line', Buffer.from(lines.toString('latin1').replaceAll(' mx1', '\0mx1'))],
  ['Latin-1', Buffer.from('Nov 15 10:00:00 mx1 grüße von müller\n', 'latin1')],
  ['UTF-8', Buffer.from('Nov 15 10:00:00 mx1 почта 郵件\n')],
  ['colours and tabs', Buffer.from('\x1b[31mNov 15\x1b[0m\tmx1\r\n')],
])('a log: %s', (_, start) => {
  expect(looksBinary(start)).toBe(false);
});

test.each([
  ['a program', readFileSync(process.execPath).subarray(0, 65_536)],
  ['random bytes', randomBytes(5_000)],
  ['packed bytes', gzipSync(lines)],
  ['one record of wtmp', utmpRecord(7, 4711, 'pts/0', 'root', '192.0.2.7')],
  ['wtmp', Buffer.concat(Array.from({ length: 40 }, () => utmpRecord(8, 99, 'tty1', 'a', '::1')))],
  ['UTF-16', Buffer.from('Nov 15 10:00:00 mx1 postfix/smtp[1]: x\n'.repeat(9), 'utf16le')],
])('no log: %s', (_, start) => {
  expect(looksBinary(start)).toBe(true);
});

/** As utmp(5) lays it out on Linux: 384 bytes. */
function utmpRecord(type: number, pid: number, tty: string, user: string, host: string): Buffer {
  const record = Buffer.alloc(384);
  record.writeInt16LE(type, 0);
  record.writeInt32LE(pid, 4);
  record.write(tty, 8);
  record.write(tty.slice(-4), 40);
  record.write(user, 44);
  record.write(host, 76);
  record.writeInt32LE(1_763_164_800, 340);
  record.writeInt32LE(123_456, 344);
  record.writeInt32LE(0x0702_00c0, 348);
  return record;
}
