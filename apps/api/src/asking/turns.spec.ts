import { NoTurnError, Turns } from './turns';

/** Work that ends when it is told to. */
function work(): { begun: boolean; end: () => void; run: () => Promise<string> } {
  const ending = Promise.withResolvers<string>();
  const self = {
    begun: false,
    end: () => {
      ending.resolve('done');
    },
    run: () => {
      self.begun = true;
      return ending.promise;
    },
  };
  return self;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('lets as many work as may, the others in the order in which they came', async () => {
  const turns = new Turns({ working: 2, waiting: 9, patienceMs: 60_000 });
  const works = Array.from({ length: 5 }, work);
  const results = works.map(({ run }) => turns.take(run));
  await settled();
  expect(works.map(({ begun }) => begun)).toEqual([true, true, false, false, false]);
  expect(turns.waiting).toBe(3);
  works[1]?.end();
  await settled();
  expect(works.map(({ begun }) => begun)).toEqual([true, true, true, false, false]);
  for (const { end } of works) end();
  expect(await Promise.all(results)).toEqual(Array(5).fill('done'));
  expect(turns.waiting).toBe(0);
});

it('sends away who comes when too many wait, and at once', async () => {
  const turns = new Turns({ working: 1, waiting: 1, patienceMs: 60_000 });
  const [first, second] = [work(), work()];
  const results = [turns.take(first.run), turns.take(second.run)];
  await expect(turns.take(work().run)).rejects.toBeInstanceOf(NoTurnError);
  first.end();
  second.end();
  expect(await Promise.all(results)).toEqual(['done', 'done']);
});

it('sends away whose turn does not come in time, and nobody else', async () => {
  const turns = new Turns({ working: 1, waiting: 9, patienceMs: 20 });
  const first = work();
  const begun = turns.take(first.run);
  const late = work();
  await expect(turns.take(late.run)).rejects.toThrow('no turn came within 0.02 seconds');
  expect([late.begun, turns.waiting]).toEqual([false, 0]);
  first.end();
  expect(await begun).toBe('done');
});

it('gives the turn on when work fails', async () => {
  const turns = new Turns({ working: 1, waiting: 9, patienceMs: 60_000 });
  const failing = turns.take(() => Promise.reject(new Error('broken')));
  const next = turns.take(() => Promise.resolve('next'));
  await expect(failing).rejects.toThrow('broken');
  expect(await next).toBe('next');
});
