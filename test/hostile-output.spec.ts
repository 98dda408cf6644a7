import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noanswer, analyzeJson } from './run-noanswer';
import { inScratch } from './scratch-directory';

/** Whoever sends or takes mail chooses these names; they end up before the eyes of an operator. */
const NAMES = [
  '\u001b[31mred.test',
  '\u001b]0;title\u0007.test',
  '\u009b2Jc1.test',
  'over\rwritten.test',
  'tab\there.test',
  'back\bspace.test',
  '\u0000nul.test',
  '=cmd|calc!A1.test',
  '+1+1.test',
  '-2-2.test',
  '@sum.test',
  '"quoted",cell.test',
  '<script>alert(1)</script>.test',
  "'); DROP TABLE delivery_attempts; --.test",
  '{x:String}.test',
  '%s%n.test',
  '$(touch pwned).test',
  '../../etc/passwd',
  'u\u202Egnp.test',
  'caf\u00e9.test',
  `${'long.'.repeat(400)}test`,
] as const;
/** What no terminal should be sent: all control characters but the line feed. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

function logOf(names: readonly string[]): string {
  const at = 'Nov 21 09:55:54 out1 postfix/smtp[7]:';
  const lines = names.flatMap((name, i) => [
    `${at} connect to mx.${name}[10.0.0.${i}]:25: Connection timed out`,
    `${at} A0BEE${i}: to=<user@${name}>, relay=none, delay=3, delays=0/0/3/0, dsn=4.4.1, status=deferred (connect to mx.${name}[10.0.0.${i}]:25: Connection timed out)`,
    `${at} A1BEE${i}: to=<${name}>, relay=mx.${name}[10.0.1.${i}]:25, dsn=5.1.1, status=bounced (host mx.${name}[10.0.1.${i}] said: 550 ${name})`,
    `${at.replace('out1', `out${i}`)} connect to nobody knows ${name}`,
  ]);
  return `${lines.join('\n')}\n`;
}

async function withHostileLog(use: (path: string) => Promise<void>): Promise<void> {
  await inScratch(async (place) => {
    const path = join(place, 'mail.log');
    writeFileSync(path, logOf(NAMES));
    await use(path);
  });
}

/** Cells of one line of CSV, quotes undone. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)]
    .map(([, cell = '']) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    .slice(0, -1);
}

it('the text report and standard error move no cursor and hide nothing', async () => {
  await withHostileLog(async (path) => {
    for (const args of [
      [path],
      ['--top', '100', path],
      ...NAMES.slice(0, 4).map((name) => ['--domain', name, path]),
    ]) {
      const run = await noanswer(['analyze', ...args]);
      expect(run.code).toBe(0);
      expect(run.stdout).not.toMatch(CONTROL);
      expect(run.stderr).not.toMatch(CONTROL);
    }
  });
});

it('names of files are names of strangers too', async () => {
  for (const name of NAMES.filter((one) => !/[\0/]/.test(one))) {
    const run = await noanswer(['analyze', join('/no/such', name)]);
    expect(run.code).toBe(2);
    expect(run.stderr).not.toMatch(CONTROL);
  }
});

it('explain repeats nothing that moves the cursor', async () => {
  for (const name of NAMES.slice(0, 8).filter((one) => !one.includes('\0'))) {
    const run = await noanswer([
      'explain',
      `host ${name}[10.0.0.1] said: 550 5.1.1 <u@${name}>: ${name}`,
    ]);
    expect(run.stdout + run.stderr).not.toMatch(CONTROL);
  }
});

it('no cell of the CSV report begins a formula', async () => {
  await withHostileLog(async (path) => {
    const run = await noanswer(['analyze', '--format', 'csv', path]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const rows = run.stdout.split('\n').slice(1, -1).map(cellsOf);
    expect(rows.length).toBeGreaterThan(NAMES.length / 2);
    const dangerous = rows.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell));
    expect(dangerous).toEqual([]);
  });
});

it('the JSON report has the names as they are, and the store came to no harm', async () => {
  await withHostileLog(async (path) => {
    const { domains, attempts } = await analyzeJson([path]);
    const harmless = NAMES.filter(
      (name) => /^[\x21-\x7e ]{1,200}$/.test(name) && !/[>@]/.test(name),
    );
    const reported = domains.map(({ domain }) => domain);
    expect(reported).toEqual(expect.arrayContaining(harmless.map((name) => name.toLowerCase())));
    expect(attempts['no_answer']).toBeGreaterThanOrEqual(harmless.length);
    for (const name of harmless.slice(0, 4)) {
      const only = await analyzeJson(['--domain', name, path]);
      expect(only.domains).toHaveLength(1);
    }
  });
});
