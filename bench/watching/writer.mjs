// Appends lines to a log at a given rate, one write a line, as a syslog daemon does.
import { appendFileSync, openSync } from 'node:fs';

const [, , log, linesPerSecond] = process.argv;
const file = openSync(log, 'a');
const begun = Date.now();
let written = 0;
setInterval(() => {
  const due = ((Date.now() - begun) / 1000) * Number(linesPerSecond);
  for (; written < due; written++) appendFileSync(file, `${Date.now()} ${'x'.repeat(160)}\n`);
}, 5);
