#!/usr/bin/env node
// npm as far as the page "five minutes" needs it: `npm ci` links the packages that are installed beside
// this test instead of fetching them once more; `npm run build` is what package.json says.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const words = process.argv.slice(2).join(' ');
const here = process.cwd();
if (!existsSync(join(here, 'package-lock.json')))
  throw new Error(`${here} has no package-lock.json`);
if (words === 'ci') {
  rmSync(join(here, 'node_modules'), { force: true });
  symlinkSync(join(process.env.PROJECT, 'node_modules'), join(here, 'node_modules'));
} else if (words === 'run build') {
  const { scripts } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  const PATH = `${join(here, 'node_modules/.bin')}:${process.env.PATH}`;
  const run = spawnSync('sh', ['-c', scripts.build], {
    stdio: 'inherit',
    env: { ...process.env, PATH },
  });
  process.exitCode = run.status ?? 1;
} else {
  console.error(`npm ${words}: the page did not need this before`);
  process.exitCode = 1;
}
