import { DAY, emptyMemory, evaluate, type Memory } from '@noanswer/reachability';
import { Routes } from './routes';

const START = Date.UTC(2026, 0, 5);
const to = (host: string, from: number, connections = 1) => ({
  ...{ from, domain: 'a.example', host, ip: '192.0.2.1', connections },
});

function told(
  memory: Memory,
  routes: Routes,
  ...hosts: ReturnType<typeof to>[]
): string | undefined {
  const news = routes.of(memory, hosts);
  evaluate(memory, { domains: [], routes: news }, (hosts[0]?.from ?? 0) + 60_000);
  return news[0]?.provider;
}

it('a domain belongs to the provider of its most used host, until nothing goes there for a day', () => {
  const [memory, routes] = [emptyMemory(), new Routes()];
  expect(told(memory, routes, to('mx.one.example', START, 3), to('mx.two.example', START))).toBe(
    'one.example',
  );
  expect(told(memory, routes, to('mx.two.example', START + DAY / 2))).toBeUndefined();
  expect(told(memory, routes, to('mx2.one.example', START + DAY))).toBeUndefined();
  expect(told(memory, routes, to('mx.two.example', START + 1.5 * DAY))).toBeUndefined();
  expect(told(memory, routes, to('mx.two.example', START + 2 * DAY))).toBe('two.example');
  expect(memory.routes.get('a.example')).toBe('two.example');
});
