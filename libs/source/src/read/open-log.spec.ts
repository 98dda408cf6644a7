import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { findLogFiles } from '../find/find-log-files';
import { openLog } from './open-log';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'noanswer-open-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const line = (n: number): string =>
  `Nov 15 10:00:${String(n % 60).padStart(2, '0')} mx1 postfix/smtp[${n}]: connect to a.example[192.0.2.1]:25: Connection timed out\n`;
const lines = (count: number): Buffer =>
  Buffer.from(Array.from({ length: count }, (_, n) => line(n)).join(''));

async function contentOf(path: string) {
  const { inputs, problems } = await findLogFiles([path]);
  expect(problems).toEqual([]);
  const { reader } = await openLog(inputs[0]!, { now: 0 });
  const chunks: Buffer[] = [];
  for await (const chunk of reader!) chunks.push(Buffer.from(chunk));
  return { content: Buffer.concat(chunks), reader: reader! };
}

test.each([0, 1, 10, 60_000])('a plain log of %d lines comes out whole', async (count) => {
  const path = join(directory, 'mail.log');
  await writeFile(path, lines(count));
  const { content, reader } = await contentOf(path);
  expect(content.equals(lines(count))).toBe(true);
  expect(reader.end).toEqual({ whole: true, bytes: content.length, notice: null });
  expect(reader.progress).toEqual({ bytesRead: content.length, size: content.length });
});

test.each([0, 1, 10, 60_000])('a gzipped log of %d lines comes out whole', async (count) => {
  const path = join(directory, 'mail.log');
  await writeFile(path, gzipSync(lines(count)));
  const { content, reader } = await contentOf(path);
  expect(content.equals(lines(count))).toBe(true);
  expect(reader.end).toEqual({ whole: true, bytes: content.length, notice: null });
  expect(reader.compression).toBe('gzip');
});
