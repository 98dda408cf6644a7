import { ClickHouseOverHttp } from '../../../../test/clickhouse-http/start';
import { aConnection, anAttempt, aSuspendedLine, noAnswer } from '../fixtures/rows';
import { overview } from '../questions';
import type { Store } from '../store';
import { openServerStore } from './open-server-store';

let clickHouse: ClickHouseOverHttp;
let store: Store;
beforeAll(async () => {
  clickHouse = await ClickHouseOverHttp.start();
});
afterAll(async () => {
  await clickHouse.stop();
});
beforeEach(async () => {
  store = await openServerStore({ url: clickHouse.url, patienceMs: 20_000 });
});
afterEach(async () => {
  await store.close();
});

test('rows go to a server and come back, also where an answer was lost', async () => {
  const writer = store.writer();
  writer.attempt(anAttempt({ connections: [aConnection()] }));
  writer.attempt(noAnswer());
  writer.notAttempted(aSuspendedLine());
  await writer.flush();
  expect(await store.ask(overview())).toMatchObject([{ attempts: 2, suspended: 1 }]);
  await clickHouse.fault({ kind: 'lost-answer' });
  writer.attempt(noAnswer());
  await store.saveProgress({ a: '1' });
  expect((await clickHouse.state()).happened).toEqual({ 'lost-answer': 1 });
  expect(await store.progress('a')).toBe('1');
  const reader = await store.reader();
  expect(await reader.ask(overview())).toMatchObject([{ attempts: 3, suspended: 1 }]);
});
