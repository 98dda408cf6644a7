import { execFileSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const APPS = ['standalone', 'ingester', 'api'] as const;
const mainOf = (app: string): string => join(ROOT, `dist/apps/${app}/apps/${app}/src/main.js`);

/** The end-to-end tests run the built programs: builds them if a source is newer than the build. */
export default function buildOnce(): void {
  if (process.env['NOANSWER_BIN'] !== undefined) return;
  const newest = newestSource();
  for (const app of APPS) {
    if (existsSync(mainOf(app)) && statSync(mainOf(app)).mtimeMs > newest) continue;
    execFileSync(process.execPath, [require.resolve('@nestjs/cli/bin/nest.js'), 'build', app], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  }
}

function newestSource(): number {
  return globSync('{apps,libs}/*/{src,migrations}/**/*.{ts,mts,sql}', { cwd: ROOT })
    .filter((path) => !path.endsWith('.spec.ts'))
    .reduce((newest, path) => Math.max(newest, statSync(join(ROOT, path)).mtimeMs), 0);
}
