import { ESLint } from 'eslint';
import { join } from 'node:path';
import { ROOT } from './run-noanswer';

/** The rooms of docs/decisions/0002-rooms.md: data goes one way, and lint keeps it so. */
const eslint = new ESLint({
  cwd: ROOT,
  // Not type-checked: what is linted stands in no file. The rules on imports need no types.
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false, project: null } },
  },
  ruleFilter: ({ ruleId }) => /no-restricted-(imports|syntax)$/.test(ruleId),
});

async function complaintsAbout(code: string, file: string): Promise<string[]> {
  const results = await eslint.lintText(code, { filePath: join(ROOT, file) });
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

it.each([
  ['libs/maillog/src/some.ts', '@noanswer/delivery'],
  ['libs/maillog/src/some.ts', '@noanswer/source'],
  ['libs/maillog/src/some.ts', 'node:fs'],
  ['libs/maillog/src/some.ts', '@nestjs/common'],
  ['libs/delivery/src/some.ts', '@noanswer/store'],
  ['libs/delivery/src/some.ts', '@noanswer/reachability'],
  ['libs/delivery/src/some.ts', '../../maillog/src/header/stamp'],
  ['libs/delivery/src/deep/some.ts', 'node:os'],
  ['libs/reachability/src/some.ts', '@noanswer/maillog'],
  ['libs/source/src/some.ts', '@noanswer/store'],
  ['libs/source/src/some.ts', '@noanswer/delivery'],
  ['libs/store/src/some.ts', '@noanswer/source'],
  ['libs/store/src/some.ts', '@nestjs/common'],
])('%s may not import %s', async (file, from) => {
  expect(await complaintsAbout(`import { x } from '${from}';\nx();\n`, file)).toHaveLength(1);
});

it.each([
  ['libs/delivery/src/some.ts', '@noanswer/maillog'],
  ['libs/source/src/some.ts', '@noanswer/maillog'],
  ['libs/source/src/some.ts', 'node:fs'],
  ['libs/store/src/some.ts', '@noanswer/reachability'],
  ['apps/standalone/src/some.ts', '@noanswer/store'],
])('%s may import %s', async (file, from) => {
  expect(await complaintsAbout(`import { x } from '${from}';\nx();\n`, file)).toEqual([]);
});

it.each(['Date.now()', 'new Date()', 'Math.random()', 'process.env'])(
  'a pure room knows nothing of %s',
  async (code) => {
    for (const room of ['maillog', 'delivery', 'reachability'])
      expect(
        await complaintsAbout(`export const x = ${code};\n`, `libs/${room}/src/x.ts`),
      ).toHaveLength(1);
  },
);
