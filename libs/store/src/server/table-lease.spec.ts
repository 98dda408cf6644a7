import { createClient, type ClickHouseClient } from '@clickhouse/client';
import { ClickHouseOverHttp } from '../../../../test/clickhouse-http/start';
import { TableLease } from './table-lease';

let server: ClickHouseOverHttp;
let client: ClickHouseClient;
beforeAll(async () => {
  server = await ClickHouseOverHttp.start({});
  client = createClient({ url: server.url });
});
afterAll(async () => {
  await client.close();
  await server.stop();
});

test('one holds it, until it leaves it or is not heard of for long', async () => {
  let now = 0;
  const options = { renewMs: 10_000, deadAfterMs: 60_000 };
  const lease = (): TableLease => new TableLease(client, 'some_lease', options, () => now);
  const [first, second, third] = [lease(), lease(), lease()];
  expect(await first.hold()).toBe(true);
  expect(await second.hold()).toBe(false);
  // It lives: its comment changes.
  for (let step = 0; step < 8; step++) {
    now += 10_000;
    expect(await first.hold()).toBe(true);
    expect(await second.hold()).toBe(false);
  }
  // It is silent: another takes over, and the first finds that out before it does anything more.
  now += 60_001;
  expect(await second.hold()).toBe(true);
  expect(await first.hold()).toBe(false);
  expect(await third.hold()).toBe(false);
  await first.release();
  expect(await second.hold()).toBe(true);
  await second.release();
  expect(await third.hold()).toBe(true);
});
