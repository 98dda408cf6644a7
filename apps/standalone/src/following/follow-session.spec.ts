import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

async function withStore(use: (place: string, store: Store) => Promise<void>): Promise<void> {
  await inScratch(async (place) => {
    const store = await openStore({ directory: join(place, 'data') });
    try {
      await use(place, store);
    } finally {
      await store.close();
    }
  });
}

test('where a log stands outlives two kills, the first between the checkpoint and the row of the source', async () => {
  await withStore(async (place, store) => {
    const log = join(place, 'mail.log');
    writeFileSync(log, line(1) + line(2));
    await reads(dyingAfterProgress(store), log, 'killed');

    renameSync(log, `${log}.1`);
    writeFileSync(log, line(3));
    await reads(store, log);

    expect(await positions(store, log)).toEqual([line(3).length, 2 * line(1).length]);
  });
});

test('a set that is followed no more does not say where its logs stand', async () => {
  await withStore(async (place, store) => {
    const [before, now] = [join(place, 'z'), join(place, 'a')];
    mkdirSync(before);
    writeFileSync(join(before, 'mail.log'), line(1));
    await reads(store, before);
    renameSync(before, now);
    appendFileSync(join(now, 'mail.log'), line(2));
    await reads(store, now);
    expect(await positions(store, now)).toEqual([2 * line(1).length]);
  });
});

test('a log that is renamed into another set while it is read goes on where it was', async () => {
  await withStore(async (place, store) => {
    const logs = join(place, 'logs');
    const log = join(logs, 'mail.log');
    mkdirSync(logs);
    writeFileSync(log, line(1));
    const one = await session(store, logs);
    while ((await one.step()) !== null);
    await one.save();
    appendFileSync(log, line(2) + line(3).slice(0, 20));
    await sleep(300);
    while ((await one.step()) !== null);
    appendFileSync(log, line(3).slice(20) + line(4));
    renameSync(log, `${log}.bak`);
    await sleep(700);
    while ((await one.step()) !== null);
    await one.save();
    expect(one.countsOfAll()).toMatchObject([{ read: 4, recognized: 4 }]);
    await one.close();
    expect(await positions(store, logs)).toEqual([4 * line(1).length]);
  });
});

async function positions(store: Store, log: string): Promise<number[]> {
  const one = await session(store, log);
  const all = [...one.known.values()].map(({ position }) => position);
  await one.close();
  return all.sort((a, b) => a - b);
}

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
