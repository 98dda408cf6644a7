/**
 * Reads one log file and parses its lines into typed events, nothing else: what parsing costs on one
 * thread, the reading of the file included. It runs the built libraries, as the command does.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import type { RawLine } from '@noanswer/maillog';
import { built } from './measure/built';

const CHUNK = 1 << 20;

const { LineFramer, MailLogParser } = built('maillog');
const path = process.argv[2] ?? '';
const parser = new MailLogParser({
  source: path,
  defaultHost: 'localhost',
  timeZone: 'UTC',
  referenceTime: Date.now(),
});
const kinds = new Map<string, number>();
const take = (line: RawLine): void => {
  const { kind } = parser.parse(line);
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
};

const framer = new LineFramer();
const chunk = Buffer.allocUnsafe(CHUNK);
const file = openSync(path, 'r');
for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
  framer.push(chunk.subarray(0, got), take);
}
framer.end(take);
closeSync(file);
console.log(JSON.stringify(Object.fromEntries(kinds)));
