import fc from 'fast-check';
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { PassThrough, Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { bzip2Samples } from '../../samples/bzip2-samples';
import { inputFor, readLog, sampleLines, temporaryDirectory } from '../../samples/sample-log';
import { nameOf } from '../identity/prefix-marks';
import { openLog, type OpenOptions } from './open-log';

const directory = temporaryDirectory();
const small = sampleLines(3);
const large = sampleLines(30_000);
const stdin = inputFor('-', true);

async function open(path: string, options: Partial<OpenOptions> = {}) {
  const { reader, problem } = await openLog(inputFor(path), { now: 0, ...options });
  if (!reader) throw new Error(problem.message);
  return reader;
}

describe('a plain log', () => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['of one line without end', Buffer.from('Nov 15 10:00:00 mx1')],
    ['small', small],
    ['large', large],
    ['with a NUL run after a crash', Buffer.concat([small, Buffer.alloc(9_000), small])],
  ])('%s', async (_, content) => {
    const log = await readLog(directory.write('log', content));
    expect(log.content.equals(content)).toBe(true);
    expect(log.end).toEqual({ whole: true, bytes: content.length, notice: null });
    expect(log.name).toBe(nameOf(content));
  });

  test('that grows while it is read is read up to the size that it had', async () => {
    const reader = await open(directory.write('log', large));
    const file = openSync(reader.path, 'a');
    let bytes = 0;
    for await (const chunk of reader) {
      writeSync(file, small);
      bytes += chunk.length;
    }
    closeSync(file);
    expect(bytes).toBe(large.length);
    expect(reader.end).toMatchObject({ whole: true });
  });

  test('that is truncated while it is read says so', async () => {
    const reader = await open(directory.write('log', large));
    const file = openSync(reader.path, 'r+');
    for await (const chunk of reader) if (chunk.length > 0) ftruncateSync(file, 0);
    closeSync(file);
    expect(reader.end).toMatchObject({ whole: false, why: 'shrunk' });
  });

  test('tells how far it is', async () => {
    const reader = await open(directory.write('log', large));
    const steps: number[] = [];
    for await (const chunk of reader) if (chunk.length > 0) steps.push(reader.progress.bytesRead);
    expect(reader.progress).toEqual({ bytesRead: large.length, size: large.length });
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps[0]).toBeLessThan(large.length);
  });

  test('can be left in the middle', async () => {
    const reader = await open(directory.write('log', large));
    for await (const chunk of reader) if (chunk.length > 0) break;
    expect(reader.end).toMatchObject({ whole: false, why: 'stopped' });
  });
});

test('a log has one name, packed or not', async () => {
  const packed = [large, gzipSync(large), zstdCompressSync(large)];
  const names = [];
  for (const bytes of packed) names.push((await readLog(directory.write('log', bytes))).name);
  expect(new Set(names)).toEqual(new Set([nameOf(large)]));
  const { oneLine } = bzip2Samples;
  expect((await readLog(directory.write('log', oneLine.packed))).name).toBe(
    nameOf(oneLine.content),
  );
});

test('a log that was known when it was shorter keeps its name', async () => {
  const before = await open(directory.write('log', small));
  await before.close();
  const after = await open(directory.write('log', large), { known: [before.identity] });
  await after.close();
  expect(before.identity.changed).toBe(true);
  expect(after.identity).toMatchObject({ name: before.identity.name, changed: true });
  expect(after.identity.marks.length).toBeGreaterThan(before.identity.marks.length);
});

test('how far it is in a packed log is counted on disk', async () => {
  const packed = gzipSync(large);
  const reader = await open(directory.write('log', packed));
  for await (const chunk of reader) expect(chunk.length).toBeGreaterThan(0);
  expect(reader.progress).toEqual({ bytesRead: packed.length, size: packed.length });
});

describe('standard input', () => {
  /** As a pipe gives it: small pieces, some of them of a byte. */
  const pieces = (content: Buffer): Buffer[] => {
    const cut: Buffer[] = [];
    for (let at = 0, size = 1; at < content.length; at += size, size = (size * 3) % 70_001)
      cut.push(content.subarray(at, at + size));
    return cut;
  };

  test.each([
    ['nothing', Buffer.alloc(0), Buffer.alloc(0)],
    ['a few lines', small, small],
    ['many lines', large, large],
    ['gzip', gzipSync(large), large],
    ['zstd', zstdCompressSync(large), large],
    ['bzip2', bzip2Samples.fourBlocks.packed, bzip2Samples.fourBlocks.content],
  ])('%s', async (_, bytes, content) => {
    const log = await readLog(stdin, { stdin: Readable.from(pieces(bytes)) });
    expect(log.content.equals(content)).toBe(true);
    expect(log.end).toEqual({ whole: true, bytes: content.length, notice: null });
    expect(log.name).toBe(nameOf(content));
  });

  test('an archive that is damaged gives what comes before the damaged piece', async () => {
    const packed = gzipSync(large);
    packed.fill(0xff, packed.length - 60_000);
    const log = await readLog(stdin, { stdin: Readable.from(pieces(packed)) });
    expect(log.content.equals(large.subarray(0, log.content.length))).toBe(true);
    expect(log.content.length).toBeGreaterThan(large.length / 4);
    expect(log.end).toMatchObject({ whole: false, why: 'broken' });
  });

  test('what comes is handed out as it comes', async () => {
    const pipe = new PassThrough();
    pipe.write(sampleLines(60));
    const { reader } = await openLog(stdin, { now: 5, stdin: pipe });
    expect(reader?.referenceTime).toBe(5);
    const chunks = reader![Symbol.asyncIterator]();
    expect((await chunks.next()).value?.length).toBe(sampleLines(60).length);
    pipe.end(small);
    expect((await chunks.next()).value?.length).toBe(small.length);
    expect((await chunks.next()).done).toBe(true);
  });

  test('an end that never comes can be called off', async () => {
    const pipe = new PassThrough();
    pipe.write(sampleLines(60));
    const calling = new AbortController();
    const { reader } = await openLog(stdin, { now: 0, stdin: pipe, signal: calling.signal });
    let bytes = 0;
    for await (const chunk of reader!) {
      bytes += chunk.length;
      setTimeout(() => {
        calling.abort();
      }, 5);
    }
    expect(bytes).toBe(sampleLines(60).length);
    expect(reader!.end).toMatchObject({ whole: false, why: 'stopped', afterBytes: bytes });
  });

  test('a pipe that gives nothing at all can be called off, too', async () => {
    const calling = new AbortController();
    setTimeout(() => {
      calling.abort();
    }, 5);
    const opened = openLog(stdin, { now: 0, stdin: new PassThrough(), signal: calling.signal });
    expect((await opened).reader).toBeNull();
  });

  test('an error of the pipe is no end', async () => {
    const pipe = new PassThrough();
    pipe.write(sampleLines(60));
    const { reader } = await openLog(stdin, { now: 0, stdin: pipe });
    for await (const chunk of reader!)
      if (chunk.length > 0) pipe.destroy(new Error('EIO: i/o error, read'));
    expect(reader!.end).toMatchObject({ whole: false, why: 'unreadable', message: 'i/o error' });
  });
});

test('reading is called off between two chunks', async () => {
  const calling = new AbortController();
  for (const bytes of [large, gzipSync(large)]) {
    const reader = await open(directory.write('log', bytes), { signal: calling.signal });
    let read = 0;
    for await (const chunk of reader) {
      read += chunk.length;
      calling.abort();
    }
    expect(read).toBeLessThan(large.length);
    expect(reader.end).toMatchObject({ whole: false, why: 'stopped', afterBytes: read });
  }
});

test('what can no longer be opened is a problem, not an error', async () => {
  const { problem } = await openLog(inputFor(`${directory.path}/gone`), { now: 0 });
  expect(problem).toMatchObject({ what: 'missing' });
});

test('bytes of any kind end in a log or in a problem', async () => {
  const beginnings = [
    '',
    '\x1f\x8b\x08',
    '\x28\xb5\x2f\xfd',
    'BZh91AY&SY',
    '\xfd7zXZ\0',
    'P*M\x18',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...beginnings),
      fc.uint8Array({ maxLength: 3_000 }),
      async (beginning, noise) => {
        const path = directory.write(
          'log',
          Buffer.concat([Buffer.from(beginning, 'latin1'), noise]),
        );
        const { reader, problem } = await openLog(inputFor(path), { now: 0 });
        if (!reader) {
          expect(problem.message).toContain(path);
          return;
        }
        let bytes = 0;
        for await (const chunk of reader) bytes += chunk.length;
        expect(reader.end).toMatchObject(
          reader.end?.whole === true ? { bytes } : { whole: false, afterBytes: bytes },
        );
      },
    ),
    { numRuns: 300 },
  );
});

test('memory stays flat', async () => {
  // Two hundred megabytes out of an archive that is small, because its lines repeat. What is alive is looked at:
  // how much garbage lies beside it is V8's to say.
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const archive = Buffer.concat(Array.from({ length: 60 }, () => gzipSync(large)));
  const path = directory.write('log', archive);
  collect();
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  let chunks = 0;
  const reader = await open(path);
  for await (const chunk of reader) {
    expect(chunk.length).toBeLessThanOrEqual(1 << 20);
    if (chunks++ % 20 > 0) continue;
    collect();
    most = Math.max(most, process.memoryUsage().arrayBuffers - before);
  }
  expect(reader.end).toMatchObject({ whole: true, bytes: 60 * large.length });
  expect(most).toBeLessThan(20e6);
});
