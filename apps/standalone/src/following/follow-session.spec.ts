import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore, type Store } from '@noanswer/store';
import { inScratch } from '../../../../test/scratch-directory';
import { FollowSession } from './follow-session';

const NO_ROWS = {
  deliveryAttempts: 0,
  connectionAttempts: 0,
  notAttempted: 0,
  unparsedSamples: 0,
};

const line = (pid: number): string =>
  `Nov 28 10:00:00 out1 postfix/smtp[${pid}]: connect to mx.a.test[192.0.2.1]:25: Connection timed out\n`;

test('where a log stands outlives two kills, the first between the checkpoint and the row of the source', async () => {
  await inScratch(async (place) => {
    const log = join(place, 'mail.log');
    const store = await openStore({ directory: join(place, 'data') });
    try {
      writeFileSync(log, line(1) + line(2));
      await reads(dyingAfterProgress(store), log, 'killed');

      renameSync(log, `${log}.1`);
      writeFileSync(log, line(3));
      await reads(store, log);

      const last = await session(store, log);
      const positions = [...last.known.values()].map(({ position }) => position);
      expect(new Set(positions)).toEqual(new Set([2 * line(1).length, line(3).length]));
      await last.close();
    } finally {
      await store.close();
    }
  });
});

/** Its rows of sources are written no more once a checkpoint is. */
function dyingAfterProgress(store: Store): Store {
  let isDead = false;
  return new Proxy(store, {
    get(target, name) {
      if (name === 'saveProgress')
        return async (values: Record<string, string>): Promise<void> => {
          await target.saveProgress(values);
          isDead = true;
        };
      if (name === 'saveSources' && isDead) return () => Promise.reject(new Error('killed'));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}

async function session(store: Store, log: string): Promise<FollowSession> {
  const settings = { paths: [log], timezone: 'UTC', host: 'out1' };
  return FollowSession.begin(store, settings, Date.now, { ...NO_ROWS });
}

async function reads(store: Store, log: string, ends: 'saved' | 'killed' = 'saved'): Promise<void> {
  const one = await session(store, log);
  while ((await one.step()) !== null);
  if (ends === 'saved') await one.save();
  else await expect(one.save()).rejects.toThrow('killed');
  await one.close();
}
