import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parsed } from './events';
import { MailLogParser } from './mail-log-parser';

const ROOT = join(__dirname, '../../..');
const LOGS = ['postfix.log', 'postfix-rfc3339.log', 'exim-mainlog', 'exim-syslog.log'];
const lines = LOGS.map((name) => join(ROOT, 'test/lab/logs', name)).flatMap((path) =>
  differentOf(readFileSync(path, 'latin1').split('\n')),
);

/** One line of each form: digits and addresses left out. */
function differentOf(all: readonly string[]): string[] {
  const byForm = new Map(all.map((line) => [line.replace(/\w+[.@\w]*/g, (w) => w[0] ?? ''), line]));
  return [...byForm.values()].filter((_, at) => at % 8 === 0);
}

/** A new parser for each: what is remembered of the line before must not help. */
function parse(text: string, to: number): Parsed {
  const line = { text, from: 0, to, view: undefined, offset: 0, index: 0 };
  return new MailLogParser({
    source: 's',
    defaultHost: 'h',
    timeZone: 'UTC',
    referenceTime: Date.parse('2026-11-21T12:00:00Z'),
  }).parse({ ...line, cutBytes: 0, isAscii: false, terminated: true });
}

it('reads a line alike before a line end and before any control character, whatever comes behind', () => {
  expect(lines.length).toBeGreaterThan(50);
  for (const [at, line] of lines.entries()) {
    for (let to = 1; to < line.length; to++) {
      const behind = line.slice(to);
      const before = line.slice(0, to);
      const control = String.fromCharCode((to + at) % 32);
      expect([before, control, parse(`${before}${control}${behind}`, to)]).toEqual([
        before,
        control,
        parse(`${before}\n`, to),
      ]);
    }
  }
});
