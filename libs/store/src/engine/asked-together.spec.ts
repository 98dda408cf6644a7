import { AskedTogether } from './asked-together';

test('what is asked in one breath is asked once; what is asked later, or otherwise, for itself', async () => {
  const together = new AskedTogether();
  let asked = 0;
  const ask = () => Promise.resolve([{ n: (asked += 1) }]);
  const breath = [{ a: 1 }, { a: 1 }, { a: 2 }].map((params) =>
    together.ask('SELECT', params, ask),
  );
  const [one, same, other] = await Promise.all([
    ...breath,
    together.ask('SELECT 2', { a: 1 }, ask),
  ]);
  expect(same).toBe(one);
  expect(other).not.toBe(one);
  expect(asked).toBe(3);
  expect(await together.ask('SELECT', { a: 1 }, ask)).toEqual([{ n: 4 }]);
});

test('whoever comes after it has begun is not served by it, and a failure is nobody else’s', async () => {
  const together = new AskedTogether();
  const begun = Promise.withResolvers<undefined>();
  const slow = Promise.withResolvers<readonly { n: number }[]>();
  const first = together.ask('SELECT', {}, () => {
    begun.resolve(undefined);
    return slow.promise;
  });
  await begun.promise;
  const second = together.ask('SELECT', {}, () => Promise.resolve([{ n: 2 }]));
  expect(await second).toEqual([{ n: 2 }]);
  slow.reject(new Error('cut off'));
  await expect(first).rejects.toThrow('cut off');
});
