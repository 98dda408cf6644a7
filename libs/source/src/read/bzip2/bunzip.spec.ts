import fc from 'fast-check';
import { bzip2Samples } from '../../../samples/bzip2-samples';
import { readLog, temporaryDirectory } from '../../../samples/sample-log';

const directory = temporaryDirectory();
const read = (bytes: Uint8Array) => readLog(directory.write('log', bytes));
const { oneLine, twoLines, fourBlocks } = bzip2Samples;

test.each(Object.entries(bzip2Samples))('%s', async (_, { content, packed }) => {
  const log = await read(packed);
  expect(log.content.equals(content)).toBe(true);
  expect(log.end).toEqual({ whole: true, bytes: content.length, notice: null });
});

test('several streams, as pbzip2 writes them, are one log', async () => {
  const streams = [oneLine, fourBlocks, bzip2Samples.nothing, twoLines, oneLine];
  const content = Buffer.concat(streams.map((stream) => stream.content));
  const log = await read(Buffer.concat(streams.map((stream) => stream.packed)));
  expect(log.content.equals(content)).toBe(true);
  expect(log.end).toEqual({ whole: true, bytes: content.length, notice: null });
});

test('what follows the archive is ignored, and said', async () => {
  const log = await read(Buffer.concat([fourBlocks.packed, Buffer.from('\0\0no archive')]));
  expect(log.content.equals(fourBlocks.content)).toBe(true);
  expect(log.end).toMatchObject({
    whole: true,
    notice: 'bytes after the end of the archive were ignored',
  });
});

const archive = Buffer.concat([oneLine.packed, fourBlocks.packed, twoLines.packed]);
const content = Buffer.concat([oneLine.content, fourBlocks.content, twoLines.content]);
/** Where the archive may be cut and still be whole: between two streams. */
const seams = [oneLine.packed.length, oneLine.packed.length + fourBlocks.packed.length];

test('cut off anywhere, it gives every whole block and says so', async () => {
  const cuts = fc
    .integer({ min: 10, max: archive.length - 1 })
    .filter((cut) => !seams.includes(cut));
  await fc.assert(
    fc.asyncProperty(cuts, async (length) => {
      const log = await read(archive.subarray(0, length));
      expect(log.content.equals(content.subarray(0, log.content.length))).toBe(true);
      if (length > seams[0]!)
        expect(log.content.length).toBeGreaterThanOrEqual(oneLine.content.length);
      expect(log.end).toMatchObject({
        whole: false,
        why: 'broken',
        afterBytes: log.content.length,
        message: 'the archive is cut off',
      });
    }),
    { numRuns: 100 },
  );
});

test.each([1, 2, 3])('cut off %i bytes into the next stream, it says so', async (bytes) => {
  const log = await read(archive.subarray(0, seams[0]! + bytes));
  expect(log.content.equals(oneLine.content)).toBe(true);
  expect(log.end).toMatchObject({ whole: false, message: 'the archive is cut off' });
});

test('a block that is whole when the archive is cut off behind it is not lost', async () => {
  const log = await read(oneLine.packed.subarray(0, oneLine.packed.length - 6));
  expect(log.content.equals(oneLine.content)).toBe(true);
  expect(log.end).toMatchObject({ whole: false, message: 'the archive is cut off' });
});

test('a byte changed anywhere never makes it give anything wrong', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 14, max: archive.length - 1 }),
      fc.integer({ min: 1, max: 255 }),
      async (at, change) => {
        const damaged = Buffer.from(archive);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const log = await read(damaged);
        expect(log.content.equals(content.subarray(0, log.content.length))).toBe(true);
        if (log.content.length < content.length && log.end?.whole === true)
          // Then a stream's header is damaged, and the rest looks like no archive at all.
          expect(log.end.notice).not.toBeNull();
      },
    ),
    { numRuns: 150 },
  );
});

test('bytes that only begin like an archive end with a sentence', async () => {
  const log = await read(
    Buffer.concat([oneLine.packed.subarray(0, 10), Buffer.alloc(2_000_000, 7)]),
  );
  expect(log.content.length).toBe(0);
  expect(log.end).toMatchObject({ whole: false, why: 'broken' });
});
