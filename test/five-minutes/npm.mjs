#!/usr/bin/env node
// npm as far as the page "five minutes" needs it: `npm ci` links the packages that are installed beside
// this test, and `npm run build` copies what this run of the tests has built from the same files
// (test/build-once.ts). Fetching and building anew, from a clean clone, is what .ci/run begins with.
import { cpSync, existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const { PROJECT } = process.env;
const words = process.argv.slice(2).join(' ');
const here = process.cwd();
if (!existsSync(join(here, 'package-lock.json')))
  throw new Error(`${here} has no package-lock.json`);
if (words === 'ci') {
  rmSync(join(here, 'node_modules'), { force: true });
  symlinkSync(join(PROJECT, 'node_modules'), join(here, 'node_modules'));
} else if (words === 'run build') {
  if (!existsSync(join(here, 'node_modules'))) throw new Error('npm ci comes first');
  rmSync(join(here, 'dist'), { recursive: true, force: true });
  cpSync(join(PROJECT, 'dist'), join(here, 'dist'), { recursive: true });
} else {
  console.error(`npm ${words}: the page did not need this before`);
  process.exitCode = 1;
}
