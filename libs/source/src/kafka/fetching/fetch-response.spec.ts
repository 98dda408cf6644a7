import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import type { LogRecord } from '@noanswer/maillog';
import { fetchResponse, type BlockMessage } from './fetch-response';
import { fetchAnswer, recordBlock, type MadeBlock } from './fixtures/made-blocks';

/** What kafkajs hands over of the one partition. */
function messagesOf(blocks: readonly Buffer[], aborted: readonly [bigint, bigint][] = []) {
  const [topic] = fetchResponse(fetchAnswer(blocks, aborted))?.responses ?? [];
  return (topic?.partitions[0]?.messages ?? []) as BlockMessage[];
}

async function recordsOf(messages: readonly BlockMessage[], from = 0): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for (const { block, isControlRecord } of messages)
    if (!isControlRecord) records.push(...(await block.records(from)));
  return records;
}

const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some));
const made = fc.record({
  firstTime: fc.integer({ min: 0, max: 2 ** 42 }),
  codec: fc.constantFrom('none', 'gzip', 'zstd'),
  records: fc.array(
    fc.record({
      timeDelta: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
      key: fc.option(bytes),
      value: fc.option(bytes),
      headers: fc.array(fc.tuple(fc.constantFrom('host', 'a', '__proto__'), bytes), {
        maxLength: 3,
      }),
    }),
    { minLength: 1, maxLength: 20 },
  ),
});

const pack = { none: (plain: Buffer) => plain, gzip: gzipSync, zstd: zstdCompressSync };
const CODECS = { none: 0, gzip: 1, zstd: 4 } as const;

it('reads back what a producer wrote, of any size and in any codec', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(made, { maxLength: 4 }), async (many) => {
      let firstOffset = 2 ** 33;
      const wanted: LogRecord[] = [];
      const blocks = many.map(({ firstTime, codec, records }) => {
        const block: MadeBlock = { firstOffset, firstTime, records };
        for (const [at, { timeDelta, key, value, headers }] of records.entries())
          wanted.push({
            offset: firstOffset + at,
            timestampMs: firstTime + timeDelta,
            key,
            value,
            headers: grouped(headers),
          });
        firstOffset += records.length;
        return recordBlock(block, CODECS[codec], pack[codec]);
      });
      expect(await recordsOf(messagesOf(blocks))).toEqual(wanted);
    }),
  );
});

function grouped(headers: readonly [string, Buffer][]): Record<string, Buffer | Buffer[]> {
  const names = new Set(headers.map(([name]) => name));
  return Object.fromEntries(
    [...names].map((name) => {
      const values = headers.filter(([one]) => one === name).map(([, value]) => value);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}

const plain = (firstOffset: number, values: readonly string[], more: Partial<MadeBlock> = {}) =>
  recordBlock({
    firstOffset,
    firstTime: 1,
    records: values.map((value) => ({ timeDelta: 0, key: null, value: Buffer.from(value) })),
    ...more,
  });

const textsOf = (records: readonly LogRecord[]) => records.map(({ value }) => String(value));

it('begins in the middle of a block, and leaves out one that is not whole', async () => {
  const whole = plain(10, ['a', 'b', 'c']);
  const half = plain(13, ['d']).subarray(0, -1);
  const messages = messagesOf([whole, half]);
  expect(messages.map(({ offset }) => offset)).toEqual(['12']);
  expect(textsOf(await recordsOf(messages, 11))).toEqual(['b', 'c']);
});

it('takes the time at which the broker appended a block, where the topic is set so', async () => {
  const [record] = await recordsOf(messagesOf([plain(0, ['a'], { appendedAt: 77 })]));
  expect(record?.timestampMs).toBe(77);
});

it('leaves out what was aborted, of whichever producer, and the marks', async () => {
  const of = (producer: bigint) => ({ producer, isTransactional: true });
  const mark = (firstOffset: number, producer: bigint, kind: number) =>
    recordBlock({
      firstOffset,
      firstTime: 1,
      ...of(producer),
      isControl: true,
      records: [{ timeDelta: 0, key: Buffer.from([0, 0, 0, kind]), value: null }],
    });
  const messages = messagesOf(
    [
      plain(5, ['of both, begun before'], of(1n)),
      plain(6, ['too'], of(2n)),
      plain(7, ['kept'], of(3n)),
      mark(8, 1n, 0),
      plain(9, ['kept after'], of(1n)),
      mark(10, 2n, 0),
      mark(11, 1n, 1),
      plain(12, ['kept, not in a transaction'], { producer: 2n }),
    ],
    [
      [2n, 4n],
      [1n, 3n],
    ],
  );
  expect(textsOf(await recordsOf(messages))).toEqual([
    'kept',
    'kept after',
    'kept, not in a transaction',
  ]);
});

it('leaves messages from before Kafka 0.11 to the library', () => {
  const old = plain(0, ['a']);
  old.writeInt8(1, 16);
  expect(fetchResponse(fetchAnswer([old]))).toBeNull();
});

it.each([4, 1])('says so where a block is broken, in codec %s', async (codec) => {
  const [message] = messagesOf([recordBlock({ firstOffset: 0, firstTime: 1, records: [] }, codec)]);
  await expect(message!.block.records(0)).rejects.toThrow();
});

it('says so where a record is longer than its block', async () => {
  const [message] = messagesOf([plain(0, ['abc']).fill(0x7e, 61, 62)]);
  const records = await message!.block.records(0);
  expect(() => [...records]).toThrow('a block of records is broken');
});
