import { anAttempt } from './fixtures/rows';
import { RecipientKeeper } from './recipients/keeper';
import type { RowSink } from './row-sink';
import { BatchingWriter, WRITER_DEFAULTS, type WriterOptions } from './writer';

/** Takes batches and holds each until it is let go. */
class HeldSink implements RowSink {
  readonly batches: number[] = [];
  readonly held: (() => void)[] = [];

  write(tables: Parameters<RowSink['write']>[0]): Promise<void> {
    const attempts = tables.find(({ table }) => table === 'delivery_attempts');
    this.batches.push(attempts?.rows ?? 0);
    for (const table of tables) table.take();
    return new Promise((resolve) => this.held.push(resolve));
  }

  writeRecords(): Promise<void> {
    return Promise.resolve();
  }
}

function writerInto(sink: RowSink, options: Partial<WriterOptions>): BatchingWriter {
  const keeper = new RecipientKeeper('0'.repeat(64), 'drop');
  return new BatchingWriter(sink, keeper, { ...WRITER_DEFAULTS, ...options });
}

const until = async (condition: () => boolean): Promise<void> => {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
};

test('a batch is full, or old enough', async () => {
  const sink = new HeldSink();
  const writer = writerInto(sink, { batchRows: 3, batchAgeMs: 50 });
  for (let i = 0; i < 3; i++) writer.attempt(anAttempt());
  expect(sink.batches).toEqual([3]);
  writer.attempt(anAttempt());
  // It is old enough while the first is still on its way: it follows as soon as that has arrived.
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect(sink.batches).toEqual([3]);
  sink.held[0]?.();
  await until(() => sink.batches.length === 2);
  sink.held[1]?.();
  writer.attempt(anAttempt());
  writer.attempt(anAttempt());
  await until(() => sink.batches.length === 3);
  expect(sink.batches).toEqual([3, 1, 2]);
  sink.held[2]?.();
  await writer.flush();
});

test('without an age, rows wait until they are many or somebody flushes', async () => {
  const sink = new HeldSink();
  const writer = writerInto(sink, { batchRows: 3 });
  writer.attempt(anAttempt());
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(sink.batches).toEqual([]);
  const flushed = writer.flush();
  sink.held[0]?.();
  await flushed;
  expect(sink.batches).toEqual([1]);
});

test('a flush waits for the rows before it, not for those that are added meanwhile', async () => {
  const sink = new HeldSink();
  const writer = writerInto(sink, { batchRows: 2 });
  for (let i = 0; i < 3; i++) writer.attempt(anAttempt());
  let flushed = false;
  const flushing = writer.flush().then(() => {
    flushed = true;
  });
  writer.attempt(anAttempt());
  sink.held[0]?.();
  await until(() => sink.held.length === 2);
  expect(flushed).toBe(false);
  for (let i = 0; i < 5; i++) writer.attempt(anAttempt());
  sink.held[1]?.();
  await flushing;
  await until(() => sink.held.length === 3);
  expect(sink.batches).toEqual([2, 2, 5]);
  sink.held[2]?.();
  await writer.flush();
});
