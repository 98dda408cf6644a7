import fc from 'fast-check';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REAL_HEAD, hostileLog, numberOfLines } from './hostile-lines';
import type { Report } from './run-noanswer';
import { noanswer } from './run-noanswer';
import { inScratch } from './scratch-directory';

const RUNS = Number(process.env['NOANSWER_RUNS'] ?? 6);
/** What no terminal should be sent: all control characters but the line feed. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/;

/** All that must hold for any log whatever. Gives the report. */
async function expectAccountedFor(log: Buffer): Promise<Report> {
  return inScratch(async (place) => {
    const path = join(place, 'mail.log');
    writeFileSync(path, log);
    const json = await noanswer(['analyze', '--format', 'json', '--timezone', 'UTC', path]);
    expect(json).toMatchObject({ code: 0, stderr: '' });
    const report = JSON.parse(json.stdout) as Report;
    const { read = 0, recognized = 0, notOurs = 0, unparsed = 0 } = report.lines;
    expect(read).toBe(numberOfLines(log));
    expect(recognized + notOurs + unparsed).toBe(read);
    const text = await noanswer(['analyze', '--timezone', 'UTC', path]);
    expect(text).toMatchObject({ code: 0, stderr: '' });
    expect(text.stdout).not.toMatch(CONTROL);
    for (const command of ['parse', 'attempts']) {
      const run = await noanswer([command, '--timezone', 'UTC', path]);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      const printed = run.stdout.trimEnd().split('\n');
      if (command === 'parse') expect(printed).toHaveLength(read);
      for (const line of printed) JSON.parse(line);
    }
    return report;
  });
}

it(
  'noise, mutants, splices, huge numbers, lines against the patterns: every line is accounted for',
  async () => {
    await fc.assert(
      fc.asyncProperty(hostileLog, async (log) => {
        await expectAccountedFor(log).catch((error: unknown) => {
          const kept = join(mkdtempSync(join(tmpdir(), 'noanswer-hostile-')), 'mail.log');
          writeFileSync(kept, log);
          throw new Error(`${kept}: ${String(error)}`);
        });
      }),
      { numRuns: RUNS, endOnFailure: true, reporter: withoutTheLog },
    );
  },
  900_000 + RUNS * 20_000,
);

it('a line of 10 MB is one line, cut; what follows it is read', async () => {
  const long = Buffer.concat([
    REAL_HEAD,
    Buffer.from('Nov 21 09:55:54 out1 postfix/smtp[7]: A0BEEF: to=<'),
    Buffer.alloc(10_000_000, 'a=, '),
    Buffer.from('\n'),
    REAL_HEAD,
  ]);
  const report = await expectAccountedFor(long);
  expect(report.lines).toMatchObject({ read: 201, cut: 1 });
  expect(report.lines['recognized']).toBeGreaterThanOrEqual(200);
});

it('runs of NUL, before, between and within lines', async () => {
  const nul = Buffer.alloc(100_000);
  const log = Buffer.concat([REAL_HEAD, nul, REAL_HEAD, nul, Buffer.from('\n'), nul]);
  const { lines } = await expectAccountedFor(log);
  expect(lines['recognized']).toBe(200);
});

it('a line that says it stands for very many', async () => {
  const many =
    'message repeated 999999999 times: [ connect to h.test[10.0.0.1]:25: Connection refused]';
  const line = `Nov 21 09:55:54 out1 postfix/smtp[7]: ${many}\nNov 21 09:55:54 out1 last message repeated 999999999 times\n`;
  await expectAccountedFor(Buffer.concat([REAL_HEAD, Buffer.from(line)]));
});

/** A failure names the seed and the file that is kept; half a megabyte of bytes says less. */
function withoutTheLog(details: fc.RunDetails<[Buffer]>): void {
  if (!details.failed) return;
  const { seed, counterexamplePath, errorInstance } = details;
  throw new Error(`seed ${seed}, path ${counterexamplePath ?? ''}: ${String(errorInstance)}`);
}
