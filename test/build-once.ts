import { execFileSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const MAIN = join(ROOT, 'dist/apps/standalone/apps/standalone/src/main.js');

/** The end-to-end tests run the built command: builds it if a source is newer than the build. */
export default function buildOnce(): void {
  if (process.env['NOANSWER_BIN'] !== undefined) return;
  if (existsSync(MAIN) && statSync(MAIN).mtimeMs > newestSource()) return;
  execFileSync(
    process.execPath,
    [require.resolve('@nestjs/cli/bin/nest.js'), 'build', 'standalone'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
}

function newestSource(): number {
  return globSync('{apps,libs}/*/{src,migrations}/**/*.{ts,mts,sql}', { cwd: ROOT })
    .filter((path) => !path.endsWith('.spec.ts'))
    .reduce((newest, path) => Math.max(newest, statSync(join(ROOT, path)).mtimeMs), 0);
}
