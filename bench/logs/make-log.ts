import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { EximLog } from './exim-log';
import { PostfixLog } from './postfix-log';

export type Mta = 'postfix' | 'exim';

const FOLDER = join(__dirname, '../data');
const SEED = 1;
const DOMAINS = 60_000;
const START = Date.UTC(2026, 10, 1);
const BUFFER = 1_000_000;

/** The path of a log of so many lines, made if it is not there; the same bytes on every machine. */
export function logOf(mta: Mta, lines: number): string {
  const name = `${mta}-${lines}-lines-seed-${SEED}-domains-${DOMAINS}-${generator()}.log`;
  const path = join(FOLDER, name);
  if (existsSync(path)) return path;
  process.stderr.write(`making ${name}\n`);
  mkdirSync(FOLDER, { recursive: true });
  const log = new { postfix: PostfixLog, exim: EximLog }[mta](SEED, DOMAINS, START);
  // Only a whole log gets the name: one that was interrupted is made again.
  write(`${path}.part`, log.lines(), lines);
  renameSync(`${path}.part`, path);
  return path;
}

/** Who made it is a parameter too: a log of an older generator must not be taken for this one's. */
function generator(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(__dirname).sort())
    hash.update(readFileSync(join(__dirname, name)));
  return hash.digest('hex').slice(0, 8);
}

function write(path: string, source: Iterator<string>, lines: number): void {
  const file = openSync(path, 'w');
  let text = '';
  for (let i = 0; i < lines; i++) {
    text += `${String(source.next().value)}\n`;
    if (text.length > BUFFER) {
      writeSync(file, text, null, 'latin1');
      text = '';
    }
  }
  writeSync(file, text, null, 'latin1');
  closeSync(file);
}
