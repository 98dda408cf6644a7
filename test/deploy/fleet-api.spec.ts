import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { openServerStore } from '@noanswer/store';
import { ClickHouseOverHttp } from '../clickhouse-http/start';
import { freePorts } from '../kafka/broker';
import { changeKeys } from '../../apps/api/src/access/key-file';
import { newKey } from '../../apps/api/src/access/key';
import { inScratch } from '../scratch-directory';
import { FleetApi } from './running-fleet-api';

const LAST_LINE_AT = Date.parse('2026-11-21T09:55:54Z');

describe('the API of a fleet', () => {
  let clickhouse: ClickHouseOverHttp;
  beforeAll(async () => {
    clickhouse = await ClickHouseOverHttp.start();
  });
  afterAll(async () => {
    await clickhouse.stop();
  });

  it('answers out of the server what others wrote, and leaves when it is told to', async () => {
    const store = await openServerStore({ url: clickhouse.url, database: 'answers' });
    const counts = { linesRead: 7, linesRecognized: 5, linesNotOurs: 1, linesUnparsed: 1, linesCut: 0 }; // prettier-ignore
    await store.saveSources([
      {
        ...{ name: 'kafka:mail/0', path: 'mail/0', kind: 'kafka', bytesRead: 7, ...counts },
        ...{ firstAt: LAST_LINE_AT, lastAt: LAST_LINE_AT, modifiedAt: null },
        ...{
          fingerprint: '',
          fingerprintBytes: 0,
          tail: '',
          archive: '',
          whole: true,
          brokenWhy: '',
        },
      },
    ]);
    await store.close();
    const api = await FleetApi.start(clickhouse.url, 'answers');
    await api.until('listening on ');
    expect(await api.ask('/health/live')).toEqual({ status: 200, body: { status: 'live' } });
    expect((await api.ask('/health/ready')).body).toMatchObject({ status: 'ready' });
    expect((await api.ask('/v1/ingest')).body).toMatchObject({
      state: 'following',
      lines: { read: 7, recognized: 5, notOurs: 1, unparsed: 1 },
    });
    expect((await api.ask('/v1/domains')).status).toBe(200);
    expect(await api.leave()).toBe(0);
  });

  it('asks for a key where others can reach it, and a store that is gone is no empty answer', async () => {
    await inScratch(async (directory) => {
      const keysFile = join(directory, 'keys.json');
      const more = { NOANSWER_HTTP_KEYS_FILE: keysFile };
      const api = await FleetApi.start(clickhouse.url, 'answers', more, '0.0.0.0');
      await api.until('listening on ');
      expect(api.said).toContain('so a key is asked for, and there is none yet in');
      expect(await api.ask('/health/live')).toMatchObject({ status: 200 });
      expect(await api.ask('/v1/domains')).toMatchObject({ status: 401 });
      const { key, text } = newKey('fleet', ['read'], Date.now());
      changeKeys(keysFile, () => [key]);
      await wait(1500);
      for (const path of [
        '/v1/domains',
        '/v1/senders',
        '/v1/retries',
        '/v1/messages?recipient=a@b',
      ])
        expect([path, (await api.ask(path, text)).status]).toEqual([path, 200]);
      await clickhouse.kill();
      const { status, body } = await api.ask('/v1/senders?window=3h', text);
      expect([status, body['type']]).toEqual([503, '/problems/store-unavailable']);
      await clickhouse.begin();
      expect(await api.leave()).toBe(0);
    });
  });

  it('waits for a server that is not there yet', async () => {
    await clickhouse.kill();
    const api = await FleetApi.start(clickhouse.url, 'later');
    await api.until('it is tried again');
    await clickhouse.begin();
    await api.until('listening on ');
    expect(await api.leave()).toBe(0);
  });

  it('leaves while it waits', async () => {
    const [nowhere = 0] = await freePorts(1);
    const api = await FleetApi.start(`http://127.0.0.1:${nowhere}`, 'never');
    await api.until('it is tried again');
    expect(await api.leave()).toBe(0);
  });
});
