import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as Stores from '@noanswer/store';

interface Rooms {
  readonly store: typeof Stores;
}

const ROOT = join(__dirname, '../..');

export const COMMAND = join(ROOT, 'bin/noanswer.js');
export const PARSE_ONLY = join(ROOT, 'bench/parse-only.mjs');

/** A room as it was built for the command: the bench measures what users run. */
export function built<Name extends keyof Rooms>(room: Name): Rooms[Name] {
  const path = join(ROOT, `dist/apps/standalone/libs/${room}/src/index.js`);
  if (!existsSync(path)) throw new Error('not built yet. Run: npm run build');
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- only now is it known to be there
  return require(path) as Rooms[Name];
}
