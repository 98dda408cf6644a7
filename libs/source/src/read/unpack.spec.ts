import fc from 'fast-check';
import { constants, gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import {
  hasTool,
  pipedThrough,
  readLog,
  sampleLines,
  temporaryDirectory,
} from '../../samples/sample-log';

const directory = temporaryDirectory();
const whole = (content: Uint8Array, notice: string | null = null) => ({
  whole: true,
  bytes: content.length,
  notice,
});
const IGNORED = 'bytes after the end of the archive were ignored';
const read = (bytes: Uint8Array) => readLog(directory.write('log', bytes));

/** More than one chunk of unpacked bytes. */
const large = sampleLines(12_000);
const small = sampleLines(40);

describe('gzip', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a few lines', small],
    ['many lines', large],
  ])('%s', async (_, content) => {
    const log = await read(gzipSync(content));
    expect(log.content.equals(content)).toBe(true);
    expect(log.end).toEqual(whole(content));
  });

  test('many members one after the other', async () => {
    const members = Array.from({ length: 300 }, (_, n) => gzipSync(sampleLines(20, n * 20)));
    const content = sampleLines(6_000);
    const log = await read(Buffer.concat(members));
    expect(log.content.equals(content)).toBe(true);
    expect(log.end).toEqual(whole(content));
  });

  test.each([1, 511, 70_000])('%d zeros of padding are no damage', async (zeros) => {
    const log = await read(Buffer.concat([gzipSync(large), Buffer.alloc(zeros)]));
    expect(log.content.equals(large)).toBe(true);
    expect(log.end).toEqual(whole(large));
  });

  test.each([
    ['small', small],
    ['large', large],
  ])('what follows a %s archive is ignored, and said', async (_, content) => {
    const log = await read(Buffer.concat([gzipSync(content), Buffer.from('-- signature --\n')]));
    expect(log.content.equals(content)).toBe(true);
    expect(log.end).toEqual(whole(content, IGNORED));
  });

  test('cut off anywhere, it gives all that can be known and says so', async () => {
    const packed = Buffer.concat([gzipSync(small), gzipSync(sampleLines(30, 40))]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 12, max: packed.length - 1 }), async (length) => {
        const cut = packed.subarray(0, length);
        const log = await read(cut);
        const known = gunzipSync(cut, { finishFlush: constants.Z_SYNC_FLUSH });
        expect(log.content.equals(known)).toBe(true);
        // Cut between two members it is an archive of one.
        if (length !== gzipSync(small).length)
          expect(log.end).toMatchObject({ whole: false, afterBytes: known.length });
      }),
      { numRuns: 60 },
    );
  });

  test('a byte changed anywhere: what comes before it is all there, and no end is claimed', async () => {
    const packed = gzipSync(small);
    await fc.assert(
      fc.asyncProperty(
        // The last byte of the deflated part has bits that nothing reads.
        fc.integer({ min: 10, max: packed.length - 10 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, change) => {
          const damaged = Buffer.from(packed);
          damaged[at] = (damaged[at] ?? 0) ^ change;
          const before = gunzipSync(packed.subarray(0, at), {
            finishFlush: constants.Z_SYNC_FLUSH,
          });
          const log = await read(damaged);
          expect(log.content.subarray(0, before.length).equals(before)).toBe(true);
          expect(log.end).toMatchObject({ whole: false, why: 'broken' });
        },
      ),
      { numRuns: 30 },
    );
  });

  test('damage far inside a large archive costs nothing before it', async () => {
    const packed = gzipSync(large);
    const at = Math.floor(packed.length * 0.7);
    const before = gunzipSync(packed.subarray(0, at), { finishFlush: constants.Z_SYNC_FLUSH });
    const log = await read(Buffer.concat([packed.subarray(0, at), Buffer.alloc(2_000, 0xff)]));
    expect(log.content.length).toBeGreaterThanOrEqual(before.length);
    expect(log.content.subarray(0, before.length).equals(before)).toBe(true);
    expect(log.end).toMatchObject({ whole: false, why: 'broken' });
  });
});

describe('zstd', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a few lines', small],
    ['many lines', large],
  ])('%s', async (_, content) => {
    const log = await read(zstdCompressSync(content));
    expect(log.content.equals(content)).toBe(true);
    expect(log.end).toEqual(whole(content));
  });

  test('several frames, with frames between them that hold no data', async () => {
    const skippable = Buffer.from([0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3]);
    const frames = Array.from({ length: 50 }, (_, n) => [
      skippable,
      zstdCompressSync(sampleLines(20, n * 20)),
    ]);
    const content = sampleLines(1_000);
    const log = await read(Buffer.concat([...frames.flat(), skippable]));
    expect(log.content.equals(content)).toBe(true);
    expect(log.end).toEqual(whole(content));
  });

  test('a window of 2 GiB', async () => {
    const params = {
      [constants.ZSTD_c_enableLongDistanceMatching]: 1,
      [constants.ZSTD_c_windowLog]: 31,
    };
    const log = await read(zstdCompressSync(large, { params }));
    expect(log.content.equals(large)).toBe(true);
  });

  test('cut off anywhere, it gives whole blocks and says so', async () => {
    const packed = Buffer.concat([zstdCompressSync(small), zstdCompressSync(sampleLines(30, 40))]);
    const content = sampleLines(70);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 9, max: packed.length - 1 }), async (length) => {
        const log = await read(packed.subarray(0, length));
        expect(log.content.equals(content.subarray(0, log.content.length))).toBe(true);
        if (length > zstdCompressSync(small).length)
          expect(log.content.length).toBeGreaterThanOrEqual(small.length);
        if (length !== zstdCompressSync(small).length)
          expect(log.end).toMatchObject({ whole: false, why: 'broken' });
      }),
      { numRuns: 60 },
    );
  });

  test('padding is ignored, and said', async () => {
    const log = await read(Buffer.concat([zstdCompressSync(large), Buffer.alloc(512)]));
    expect(log.content.equals(large)).toBe(true);
    expect(log.end).toEqual(whole(large, IGNORED));
  });

  test('what follows a frame and is none may be the rest of a damaged one: no end is claimed', async () => {
    const log = await read(Buffer.concat([zstdCompressSync(large), Buffer.from('-- sig --\n')]));
    expect(log.content.equals(large)).toBe(true);
    expect(log.end).toMatchObject({ whole: false, why: 'broken' });
  });

  test('a damaged frame ends it; the frames before are all there', async () => {
    const second = zstdCompressSync(sampleLines(4_000, 12_000), {
      params: { [constants.ZSTD_c_checksumFlag]: 1 },
    });
    second.fill(0xff, 300, 400);
    const log = await read(Buffer.concat([zstdCompressSync(large), second]));
    expect(log.content.subarray(0, large.length).equals(large)).toBe(true);
    expect(log.end).toMatchObject({ whole: false, why: 'broken' });
  });
});

describe('archives that the real tools make', () => {
  const archives = [
    ['gzip', 'gzip -9', whole(large)],
    ['pigz', 'pigz', whole(large)],
    ['zstd', 'zstd -q', whole(large)],
    ['zstd', 'zstd -q -19 --long=27', whole(large)],
    ['bzip2', 'bzip2', whole(large)],
    ['bzip2', 'bzip2 -1', whole(large)],
    ['pbzip2', 'pbzip2 -b1 -p2 -c', whole(large)],
    ['lbzip2', 'lbzip2', whole(large)],
    ['xz', 'xz', whole(large)],
    ['xz', 'xz -T2 --block-size=100KiB', whole(large)],
  ] as const;
  for (const [tool, command, end] of archives) {
    if (!hasTool(tool)) {
      test.skip(`${command} (${tool} is not installed)`, () => undefined);
      continue;
    }
    test(command, async () => {
      const log = await read(pipedThrough(command, large));
      expect(log.content.equals(large)).toBe(true);
      expect(log.end).toEqual(end);
    });
  }
});

const testWithXz = hasTool('xz') ? describe : describe.skip;
testWithXz('xz (needs the tool xz)', () => {
  test('several streams, and the padding that is allowed between them', async () => {
    const packed = pipedThrough('xz', large);
    const log = await read(Buffer.concat([packed, Buffer.alloc(8), pipedThrough('xz', small)]));
    expect(log.content.equals(Buffer.concat([large, small]))).toBe(true);
    expect(log.end).toMatchObject({ whole: true });
  });

  test('cut off or damaged, it gives what comes before and says so', async () => {
    const packed = pipedThrough('xz', large);
    const cut = await read(packed.subarray(0, packed.length - 9_000));
    expect(cut.content.equals(large.subarray(0, cut.content.length))).toBe(true);
    expect(cut.content.length).toBeGreaterThan(large.length / 2);
    expect(cut.end).toMatchObject({ whole: false, message: 'the archive is cut off' });
    packed.fill(0xff, packed.length - 9_000);
    const damaged = await read(packed);
    expect(damaged.content.length).toBeGreaterThan(large.length / 2);
    expect(damaged.end).toMatchObject({ whole: false, message: 'the archive is damaged' });
  });

  test('what follows an archive and is none: no end is claimed, as xz(1) does not', async () => {
    const log = await read(Buffer.concat([pipedThrough('xz', large), Buffer.from('-- sig --\n')]));
    expect(log.content.equals(large)).toBe(true);
    expect(log.end).toMatchObject({ whole: false, why: 'broken' });
  });
});
