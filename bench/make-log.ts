import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { PostfixLog } from './postfix-log';

const BUFFER = 1_000_000;

/** Writes a log of so many lines; the same seed gives the same bytes. */
export function makeLog(path: string, lines: number, seed = 1, domains = 60_000): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  const source = new PostfixLog(seed, domains, Date.UTC(2026, 10, 1)).lines();
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
