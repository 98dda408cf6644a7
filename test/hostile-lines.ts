import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES } from './run-noanswer';

const LF = 10;

/** Lines of real logs, of both MTAs. */
export const REAL_LINES: readonly Buffer[] = ['mail.log', 'mainlog'].flatMap((name) =>
  readFileSync(join(SAMPLES, name), 'latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line, 'latin1')),
);

/** Enough of a real log for a file to be taken for one, whatever comes behind. */
export const REAL_HEAD = Buffer.concat(
  REAL_LINES.slice(0, 100).flatMap((line) => [line, Buffer.of(LF)]),
);

/** Where a stranger's words begin in a line that is otherwise real. */
export const BEGINNINGS = [
  '',
  'Nov 21 09:55:54 out1 ',
  'Nov 21 09:55:54 out1 postfix/smtp[7]: ',
  'Nov 21 09:55:54 out1 postfix/smtp[7]: connect to ',
  'Nov 21 09:55:54 out1 postfix/smtp[7]: A0BEEF: ',
  'Nov 21 09:55:54 out1 postfix/smtp[7]: A0BEEF: to=<',
  'Nov 21 09:55:54 out1 postfix/smtp[7]: A0BEEF: to=<u@d.test>, relay=none, dsn=4.4.1, status=deferred (',
  'Nov 21 09:55:54 out1 postfix/smtp[7]: A0BEEF: to=<u@d.test>, relay=h[10.0.0.1]:25, dsn=5.1.1, status=bounced (host h[10.0.0.1] said: 550 ',
  'Nov 21 09:55:54 out1 postfix/smtp[7]: message repeated 3 times: [ ',
  'Nov 21 09:55:54 out1 exim[7]: [1/3] ',
  '2026-11-21 09:55:54 ',
  '2026-11-21 09:55:54 1xUhp4-0004tA-2L ',
  '2026-11-21 09:55:54 1xUhp4-0004tA-2L H=',
  '2026-11-21 09:55:54 1xUhp4-0004tA-2L == ',
  '2026-11-21 09:55:54 1xUhp4-0004tA-2L => u@d.test R=dnslookup T=remote_smtp ',
  '2026-11-21 09:55:54 1xUhp4-0004tA-2L ** u@d.test R=r T=t H=h [10.0.0.1]:25: SMTP error from remote mail server after RCPT TO:<u@d.test>: ',
  '<22>1 2026-11-21T09:55:54Z out1 postfix 7 - - ',
] as const;

/** What patterns look for, over and over. */
export const REPEATED = [
  '=', ', ', '>', '<', '[', ']', '(', ')', ': ', ' H=', 'a=', 'C="', '\\"', '[1/3] ', '[2\\3] ', '@', '.', ' ', '0', '9',
  'delays=1/', 'status=', 'relay=h[', ' (in reply to ', 'connect to h[1]:25: ', 'said: ', '550 5.1.1 ', '550-', '#015#012', '\0', '\u001b[', 'é',
  'message repeated 2 times: [ ', 'R=', ' T=', ' <a@b>',
] as const; // prettier-ignore

const HUGE = [
  '9'.repeat(40), '-1', '1e999', '0x7fffffff', '4294967296', '18446744073709551616', 'NaN', '99999', '00000000000',
] as const; // prettier-ignore

const realLine = fc.constantFrom(...REAL_LINES);
const noise = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));

const mutated = fc
  .tuple(realLine, realLine, noise, fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([line, other, bytes, how, where]) => {
    const at = Math.floor(line.length * where);
    const [head, tail] = [line.subarray(0, at), line.subarray(at)];
    const mutants = [
      [head], // truncated
      [head, bytes.subarray(0, 4), tail.subarray(1)],
      [head, bytes, tail],
      [head, tail.subarray(Math.min(9, tail.length))], // a hole
      [head, other.subarray(Math.floor(other.length * where))], // spliced
      [head, tail, tail],
    ];
    return Buffer.concat(mutants[how] ?? []);
  });

const hugeNumber = fc
  .tuple(realLine, fc.constantFrom(...HUGE), fc.nat(12))
  .map(([line, huge, nth]) => {
    let seen = 0;
    return Buffer.from(
      line.toString('latin1').replace(/\d+/g, (number) => (seen++ === nth ? huge : number)),
      'latin1',
    );
  });

const againstPatterns = fc
  .tuple(
    fc.constantFrom(...BEGINNINGS),
    fc.array(fc.tuple(fc.constantFrom(...REPEATED), fc.integer({ min: 1, max: 900 })), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([beginning, parts]) =>
    Buffer.from(beginning + parts.map(([word, times]) => word.repeat(times)).join('')),
  );

/** One line without its line feed. */
const hostileLine = fc
  .oneof(noise, mutated, mutated, mutated, hugeNumber, againstPatterns)
  .map((line) => Buffer.from(line.filter((byte) => byte !== LF)));

/** A log that begins like a real one, and goes on with lines that nobody should have written. */
export const hostileLog: fc.Arbitrary<Buffer> = fc
  .tuple(fc.array(hostileLine, { minLength: 500, maxLength: 900 }), fc.boolean())
  .map(([lines, ends]) => {
    const body = lines.flatMap((line, i) => (i === 0 ? [line] : [Buffer.of(LF), line]));
    return Buffer.concat([REAL_HEAD, ...body, ...(ends ? [Buffer.of(LF)] : [])]);
  });

/** Lines as `wc -l` counts them, and one more for what stands behind the last line feed. */
export function numberOfLines(log: Buffer): number {
  let lines = 0;
  for (const byte of log) if (byte === LF) lines++;
  return lines + (log.length > 0 && log.at(-1) !== LF ? 1 : 0);
}
