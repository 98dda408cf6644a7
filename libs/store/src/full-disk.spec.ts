import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreWriteError } from './errors';
import { madeUpRows } from './fixtures/made-up-rows';
import { openStore } from './open-store';
import { overview } from './questions';

/** A real small disk, where we may mount one. */
const disk = mkdtempSync(join(tmpdir(), 'store-spec-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', disk]).status === 0;

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

(mounted ? test : test.skip)('a full disk is said, and what was written stays', async () => {
  const directory = join(disk, 'data');
  mkdirSync(directory);
  const store = await openStore({ directory });
  const fill = async (): Promise<void> => {
    const writer = store.writer({ batchRows: 5000 });
    for (const attempt of madeUpRows(300_000)) {
      writer.attempt({ ...attempt, queueId: String(Math.random()), text: String(Math.random()) });
      if (writer.pressure) await writer.drain();
    }
    await writer.flush();
  };
  const failure: unknown = await fill().catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(StoreWriteError);
  expect(failure).toMatchObject({ diskFull: true, location: directory });
  const before = (await store.ask(overview()))[0]?.attempts ?? 0;
  expect(before).toBeGreaterThan(0);
  await store.close();
  const again = await openStore({ directory });
  expect((await again.ask(overview()))[0]?.attempts).toBe(before);
  await again.close();
});
