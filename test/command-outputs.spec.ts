import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countLines } from './count-by-shell';
import type { Report } from './run-noanswer';
import { BIN, SAMPLES, analyzeJson, noanswer } from './run-noanswer';

const LOGS = ['mail.log', 'mainlog'].map((name) => join(SAMPLES, name));
const UTC = ['--timezone', 'UTC'];

interface Printed {
  readonly kind: string;
  readonly reason: string;
  readonly domain: string;
  readonly result: string;
  readonly offset: number;
  readonly recipients: readonly { readonly status: string }[];
  readonly connections: readonly { readonly result: string }[];
}

async function jsonLines(command: string, ...paths: string[]): Promise<Printed[]> {
  const run = await noanswer([command, ...UTC, ...paths]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const lines = run.stdout.trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Printed);
}

function tallyOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

describe.each(LOGS)('%s', (log) => {
  it('parse: one JSON object for each line, which leads back to it', async () => {
    const printed = await jsonLines('parse', log);
    expect(printed).toHaveLength(countLines('cat', log));
    const bytes = readFileSync(log);
    expect(printed.every(({ offset }) => offset === 0 || bytes[offset - 1] === 10)).toBe(true);
    const { lines } = await analyzeJson([log]);
    const kinds = tallyOf(printed.map(({ kind }) => kind));
    expect(lines['notOurs']).toBe(kinds['notOurs'] ?? 0);
    expect(lines['unparsed']).toBe(kinds['unparsed'] ?? 0);
  });

  it('attempts: what is printed one by one adds up to what analyze says', async () => {
    const printed = await jsonLines('attempts', log);
    const report: Report = await analyzeJson([log]);
    const attempts = printed.filter(({ kind }) => kind === 'attempt');
    const orphans = printed.filter(({ kind }) => kind === 'connection');
    expect(attempts).toHaveLength(report.attempts['total'] ?? 0);
    expect(report.attempts).toMatchObject(tallyOf(attempts.map(({ reason }) => reason)));
    expect(report.connections).toMatchObject(
      tallyOf(
        [...attempts.flatMap(({ connections }) => connections), ...orphans].map(
          ({ result }) => result,
        ),
      ),
    );
    expect(printed.filter(({ kind }) => kind === 'suspended')).toHaveLength(report.suspended);
    for (const { domain, attempts: total } of report.domains) {
      expect(attempts.filter((attempt) => attempt.domain === domain)).toHaveLength(total);
    }
  });
});

it('csv: one row for each domain, with the numbers of the JSON report', async () => {
  const run = await noanswer(['analyze', '--format', 'csv', ...UTC, ...LOGS]);
  expect(run).toMatchObject({ code: 0, stderr: '' });
  const [header = '', ...rows] = run.stdout.trimEnd().split('\n');
  const { domains } = await analyzeJson(LOGS);
  expect(header).toMatch(/^domain,attempts,delivered,noAnswer,/);
  expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual(
    domains.map(({ domain, attempts }) => [domain, String(attempts)]),
  );
});

it('--since and --until part the attempts in two', async () => {
  const middle = '2026-11-21T09:57:00Z';
  const whole = await analyzeJson(LOGS);
  const before = await analyzeJson(['--until', middle, ...LOGS]);
  const after = await analyzeJson(['--since', middle, ...LOGS]);
  expect(before.attempts['total']).toBeGreaterThan(0);
  expect(after.attempts['total']).toBeGreaterThan(0);
  expect((before.attempts['total'] ?? 0) + (after.attempts['total'] ?? 0)).toBe(
    whole.attempts['total'],
  );
});

it('--mta and --domain answer for a part, as if only that were there', async () => {
  const [postfix, exim] = await Promise.all(LOGS.map((log) => analyzeJson([log])));
  expect(await analyzeJson(['--mta', 'exim', ...LOGS])).toMatchObject({ attempts: exim?.attempts });
  const only = await analyzeJson(['--domain', 'TIMEOUT.test', ...LOGS]);
  const attempts = [postfix, exim].map(
    (report) => report?.domains.find(({ domain }) => domain === 'timeout.test')?.attempts ?? 0,
  );
  expect(only.domains).toHaveLength(1);
  expect(only.domains[0]?.attempts).toBe(attempts.reduce((a, b) => a + b));
});

it('--top shows so many, and the sums stay whole', async () => {
  const whole = await analyzeJson(LOGS);
  const top = await analyzeJson(['--top', '2', ...LOGS]);
  expect(top.domains).toEqual(whole.domains.slice(0, 2));
  expect(top.attempts).toEqual(whole.attempts);
});

it.each(['analyze', 'parse', 'attempts'])('%s | head -1: quiet, and all is well', (command) => {
  const pipe = `{ "$0" "$1" ${command} "$2"; echo "code $?" >&2; } | head -1`;
  const out = execFileSync('sh', ['-c', `(${pipe}) 2>&1`, process.execPath, BIN, SAMPLES], {
    encoding: 'utf8',
  });
  expect(out.trimEnd().split('\n')).toHaveLength(2);
  expect(out).toMatch(/code 0\n$/);
});

it('no colour where nobody sees it', async () => {
  for (const env of [{}, { NO_COLOR: '1' }, { FORCE_COLOR: undefined, TERM: 'xterm-256color' }]) {
    const run = await noanswer(['analyze', ...UTC, ...LOGS], { env });
    expect(run.stdout).not.toContain('\u001b');
  }
});

it('explain: a code, a line, a bounce text', async () => {
  for (const text of [
    '441',
    '4.4.1',
    '550 5.4.1',
    'connect to mx.example.com[192.0.2.1]:25: Connection timed out',
  ]) {
    const run = await noanswer(['explain', text]);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.length).toBeGreaterThan(100);
  }
});
