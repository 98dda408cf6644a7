import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClickHouseClient } from '@clickhouse/client';
import fc from 'fast-check';
import { connectEmbedded } from './connect';

let directory: string;
let clients: ClickHouseClient[];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'noanswer-parameters-'));
  clients = [await connectEmbedded(directory), await connectEmbedded(directory)];
});
afterAll(async () => {
  for (const each of clients) await each.close();
  rmSync(directory, { recursive: true, force: true });
});

const client = (at: 0 | 1): ClickHouseClient => {
  const found = clients[at];
  if (found === undefined) throw new Error('it could not be opened');
  return found;
};

/** What the engine makes of a text, a list of texts and a number. */
async function echo(asked: ClickHouseClient, text: string, n: number): Promise<unknown> {
  const answer = await asked.query({
    query:
      'SELECT {text:String} AS text, {all:Array(String)} AS list, {n:Int64} AS n, {none:Nullable(String)} AS none',
    query_params: { text, all: [text, '', text], n, none: null },
    format: 'JSONEachRow',
  });
  return (await answer.json())[0];
}

const told = (text: string, n: number): unknown => ({
  text,
  list: [text, '', text],
  n,
  none: null,
});

test('any text comes back as it was, and as nothing else', async () => {
  const hostile = ["'; DROP TABLE x; --", '\\', "\\'", 'a\tb\nc\0d\re', '{n:Int64}', '\\N', 'NULL'];
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));
  await fc.assert(
    fc.asyncProperty(texts, fc.maxSafeInteger(), async (text, n) => {
      for (const each of clients) expect(await echo(each, text, n)).toEqual(told(text, n));
    }),
    { numRuns: 300, examples: hostile.map((text): [string, number] => [text, -1]) },
  );
});

test('who asks at the same time gets his own, on one connection and on several', async () => {
  const asked = Array.from({ length: 200 }, (_, n) => n);
  const answers = asked.map((n) => {
    return echo(client(n % 3 === 0 ? 0 : 1), `text ${n}`, n);
  });
  expect(await Promise.all(answers)).toEqual(asked.map((n) => told(`text ${n}`, n)));
});

test('a long list goes the usual way', async () => {
  const list = Array.from({ length: 50_000 }, (_, n) => `name'${n}`);
  const answer = await client(0).query({
    query: 'SELECT length({list:Array(String)}) AS n, {list:Array(String)}[50000] AS last',
    query_params: { list },
    format: 'JSONEachRow',
  });
  expect(await answer.json()).toEqual([{ n: 50_000, last: "name'49999" }]);
});

test('one that waits does not hold up others', async () => {
  let hasEnded = false;
  const slow = client(0)
    .query({
      query: 'SELECT sum(sleepEachRow({s:Float64})) AS n FROM numbers(20)',
      query_params: { s: 0.1 },
      format: 'JSONEachRow',
    })
    .then(() => (hasEnded = true));
  expect(await echo(client(1), 'quick', 1)).toEqual(told('quick', 1));
  expect(hasEnded).toBe(false);
  await slow;
});

test('a name that is none is refused', async () => {
  await expect(
    client(0).query({ query: 'SELECT 1', query_params: { 'a = 1; SELECT': 1 } }),
  ).rejects.toThrow('no name of a parameter');
});
