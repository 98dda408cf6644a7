import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_KINDS } from '../src/problems/problem-kinds';
import { AskedApi } from './asked-api';
import type { Document } from './documented';

const docs = readFileSync(join(__dirname, '../../../docs/api.md'), 'utf8');
const tableOf = (title: string): string =>
  docs.split(/^## /m).find((section) => section.startsWith(title)) ?? '';

let api: AskedApi;
let document: Document;
beforeAll(async () => {
  api = await AskedApi.open();
  document = (await api.get('/openapi.json')).body as unknown as Document;
});
afterAll(async () => {
  await api.close();
});

test('every type of problem is in docs/api.md, with its status', () => {
  const told = [...tableOf('Errors').matchAll(/^\| `([a-z-]+)` +\| (\d+) /gm)];
  expect(Object.fromEntries(told.map(([, name, status]) => [name, Number(status)]))).toEqual(
    Object.fromEntries(Object.entries(PROBLEM_KINDS).map(([name, { status }]) => [name, status])),
  );
});

test('every endpoint and every parameter is in docs/api.md', () => {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) {
      expect(docs).toContain(`\`${method.toUpperCase()} ${path}\``);
      const { parameters } = operation as unknown as { parameters: { in: string; name: string }[] };
      for (const parameter of parameters)
        if (parameter.in === 'query')
          expect(tableOf('Parameters')).toMatch(new RegExp(`^\\| \`${parameter.name}\` `, 'm'));
    }
});

test('every metric of ours is in docs/api.md', async () => {
  const { text } = await api.get('/metrics');
  const names = [...text.matchAll(/^# TYPE noanswer_(\w+) /gm)].map(([, name]) => name ?? '');
  expect(names.length).toBeGreaterThan(10);
  for (const name of names) expect(tableOf('Metrics')).toMatch(new RegExp(`\`${name}[\`{]`));
});
