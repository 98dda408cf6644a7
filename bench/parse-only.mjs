/**
 * Reads one log file and parses its lines into typed events, nothing else: what parsing costs on one
 * thread, the reading of the file included. It runs the built libraries, as the command does, and is
 * plain JavaScript: compiling it is no part of what is measured.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import maillog from '../dist/apps/standalone/libs/maillog/src/index.js';

const CHUNK = 1 << 20;

const { LineFramer, MailLogParser } = maillog;
const path = process.argv[2];
const parser = new MailLogParser({
  source: path,
  defaultHost: 'localhost',
  timeZone: 'UTC',
  referenceTime: Date.now(),
});
const kinds = new Map();
const take = (line) => {
  const { kind } = parser.parse(line);
  const known = kinds.get(kind);
  if (known === undefined) kinds.set(kind, { lines: 1 });
  else known.lines++;
};

const framer = new LineFramer();
const chunk = Buffer.allocUnsafe(CHUNK);
const file = openSync(path, 'r');
for (let got = readSync(file, chunk); got > 0; got = readSync(file, chunk)) {
  framer.push(chunk.subarray(0, got), take);
}
framer.end(take);
closeSync(file);
console.log(
  JSON.stringify(Object.fromEntries([...kinds].map(([kind, { lines }]) => [kind, lines]))),
);
