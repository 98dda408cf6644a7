import type { Asked, Question } from '@noanswer/store';
import { SharedQuestions } from './shared-questions';
import { Turns } from './turns';

const question = (sql: string, limit = 1): Question<number> => ({
  name: 'q',
  sql,
  params: { limit },
  read: Number,
});

/** Answers with how often it was asked. */
class Counting implements Asked {
  times = 0;
  broken = false;

  async ask<Row>(): Promise<Row[]> {
    this.times++;
    const answer = this.times;
    await new Promise((resolve) => setImmediate(resolve));
    if (this.broken) throw new Error('broken');
    return [answer as Row];
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const turns = (): Turns => new Turns({ working: 2, waiting: 100, patienceMs: 1000 });

it('is asked once by all who ask the same at the same time', async () => {
  const store = new Counting();
  const shared = new SharedQuestions(store, turns(), 60_000, Infinity);
  const asking = Array.from({ length: 50 }, () => shared.ask(question('a')));
  expect(new Set((await Promise.all(asking)).flat())).toEqual(new Set([1]));
  expect(await shared.ask(question('a'))).toEqual([1]);
  expect([await shared.ask(question('b')), await shared.ask(question('a', 2))]).toEqual([[2], [3]]);
});

it('is asked anew when the answer is old', async () => {
  const shared = new SharedQuestions(new Counting(), turns(), 10, Infinity);
  expect(await shared.ask(question('a'))).toEqual([1]);
  while ((await shared.ask(question('a')))[0] === 1) await wait(10);
  expect(await shared.ask(question('b'))).toEqual([3]);
});

it('keeps no failure', async () => {
  const store = new Counting();
  store.broken = true;
  const shared = new SharedQuestions(store, turns(), 60_000, Infinity);
  const both = [shared.ask(question('a')), shared.ask(question('a'))];
  for (const each of both) await expect(each).rejects.toThrow('broken');
  expect(store.times).toBe(1);
  store.broken = false;
  expect(await shared.ask(question('a'))).toEqual([2]);
});

it('asks all of one turn side by side, and the others when that is over', async () => {
  const store = new Counting();
  const shared = new SharedQuestions(
    store,
    new Turns({ working: 1, waiting: 9, patienceMs: 60_000 }),
  );
  const order: string[] = [];
  const told = (name: string) => (): number => order.push(name);
  const waiting = shared.ask(question('before')).then(told('before'));
  const page = shared
    .inOneTurn('page', (asked) => Promise.all(['a', 'b'].map((sql) => asked.ask(question(sql)))))
    .then(told('page'));
  const after = shared.ask(question('after')).then(told('after'));
  await Promise.all([waiting, page, after]);
  expect(order).toEqual(['before', 'page', 'after']);
  expect(store.times).toBe(4);
});

it('does not wait within a turn for who waits for one', async () => {
  const store = new Counting();
  const shared = new SharedQuestions(
    store,
    new Turns({ working: 1, waiting: 9, patienceMs: 60_000 }),
  );
  let waiting: Promise<number[]> | undefined;
  const page = await shared.inOneTurn('page', async (asked) => {
    waiting = shared.ask(question('a'));
    return [await asked.ask(question('a')), await asked.ask(question('a'))];
  });
  expect(page).toEqual([[1], [1]]);
  expect(await waiting).toEqual([2]);
});

it('takes one turn for all who want the same page at the same time', async () => {
  const store = new Counting();
  const shared = new SharedQuestions(
    store,
    new Turns({ working: 1, waiting: 1, patienceMs: 60_000 }),
  );
  const ask = (sql: string): Promise<number[]> =>
    shared.inOneTurn(sql, (asked) => asked.ask(question(sql)));
  const all = await Promise.all(['a', 'b', 'a', 'b', 'b'].map(ask));
  expect(all).toEqual([[1], [2], [1], [2], [2]]);
  store.broken = true;
  const failing = [ask('c'), ask('c')];
  for (const each of failing) await expect(each).rejects.toThrow('broken');
  store.broken = false;
  expect(await ask('c')).toEqual([4]);
});

it('gives an older answer to who is content with it, and to nobody else', async () => {
  const shared = new SharedQuestions(new Counting(), turns(), 10, Infinity);
  const evidence = { ...question('a'), mayBeOldMs: 60_000 };
  expect(await shared.ask(evidence)).toEqual([1]);
  await wait(20);
  expect(await shared.ask(evidence)).toEqual([1]);
  expect(await shared.ask(question('a'))).toEqual([2]);
  expect(await shared.inOneTurn('page', (asked) => asked.ask(evidence))).toEqual([2]);
});

it('gives nobody an answer that is older than he is content with', async () => {
  const shared = new SharedQuestions(new Counting(), turns(), 10, Infinity);
  const evidence = { ...question('a'), mayBeOldMs: 60_000 };
  expect(await shared.ask(evidence)).toEqual([1]);
  const sooner = { ...evidence, mayBeOldMs: 20 };
  while ((await shared.ask(sooner))[0] === 1) await wait(10);
  expect(await shared.ask(evidence)).toEqual([2]);
});

it('keeps an answer the longer the longer it took', async () => {
  let now = 0;
  jest.spyOn(performance, 'now').mockImplementation(() => now);
  const store: Asked = {
    ask: <Row>(asked: Question<Row>) => {
      now += asked.name === 'slow' ? 30 : 1;
      return Promise.resolve([now as Row]);
    },
  };
  const shared = new SharedQuestions(store, turns());
  const slow = { ...question('b'), name: 'slow' };
  expect(await shared.ask(question('a'))).toEqual([1]);
  now += 90;
  expect(await shared.ask(question('a'))).toEqual([1]);
  now += 9;
  expect(await shared.ask(question('a'))).toEqual([101]);
  expect(await shared.ask(slow)).toEqual([131]);
  now += 560;
  expect(await shared.ask(slow)).toEqual([131]);
  now += 10;
  expect(await shared.ask(slow)).toEqual([731]);
  jest.restoreAllMocks();
});
