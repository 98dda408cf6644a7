import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, startChild, untilItSays } from './fixtures/child';
import { madeUpRows } from './fixtures/made-up-rows';
import { openStore } from './open-store';
import { egress, hosts, overview, retries, worstDomains } from './questions';

const ROWS = 4000;

async function answers(directory?: string): Promise<unknown> {
  const store = await openStore({ directory });
  try {
    const writer = store.writer({ batchRows: 700 });
    for (const attempt of madeUpRows(ROWS)) {
      writer.attempt(attempt);
      if (writer.pressure) await writer.drain();
    }
    await writer.flush();
    return [
      await store.ask(overview()),
      await worstDomains(store),
      await store.ask(hosts()),
      await store.ask(egress()),
      await store.ask(retries()),
    ];
  } finally {
    await store.close();
  }
}

test('killed anywhere in writing, and read again: the same answers', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'store-spec-'));
  try {
    const truth = await answers();
    for (const delay of [0, 30, 90, 200, 450]) {
      const child = startChild('fill-store.ts', directory, String(ROWS));
      await untilItSays(child, 'writing');
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill('SIGKILL');
      await ended(child);
    }
    expect(await answers(directory)).toEqual(truth);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
});
