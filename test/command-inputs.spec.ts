import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Report } from './run-noanswer';
import { SAMPLES, analyzeJson, noanswer } from './run-noanswer';
import { inScratch } from './scratch-directory';

const LOG = join(SAMPLES, 'mail.log');
const JSON_ARGS = ['analyze', '--format', 'json', '--timezone', 'UTC'];
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const isRoot = process.getuid?.() === 0;

it('without a path: the samples that come with it, and it says so', async () => {
  const run = await noanswer(['analyze', '--format', 'json', '--timezone', 'UTC']);
  expect(run.code).toBe(0);
  expect(run.stderr).toMatch(/sample logs/);
  const both = await analyzeJson([SAMPLES]);
  expect(JSON.parse(run.stdout)).toEqual({ ...both, inputs: expect.anything() as unknown });
});

it('an empty file: nothing was read, nothing is wrong, and no rate is made up', async () => {
  await inScratch(async (place) => {
    const path = join(place, 'mail.log');
    writeFileSync(path, '');
    const run = await noanswer([...JSON_ARGS, path]);
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({
      lines: { read: 0, recognized: 0, notOurs: 0, unparsed: 0 },
      period: { from: null, to: null },
      attempts: { total: 0 },
      domains: [],
    });
    expect((await noanswer(['analyze', path])).stdout).toMatch(/no mail log lines/);
  });
});

it('a broken archive: what came before the break is used and said, exit code 1', async () => {
  await inScratch(async (place) => {
    const path = join(place, 'mail.log.gz');
    const packed = gzipSync(readFileSync(LOG));
    writeFileSync(path, packed.subarray(0, packed.length / 2));
    const run = await noanswer([...JSON_ARGS, path]);
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/mail\.log\.gz: the archive is cut off; the \d+ bytes before that/);
    const { lines } = JSON.parse(run.stdout) as Report;
    expect(lines['read']).toBeGreaterThan(100);
    expect(lines['read']).toBeLessThan(3280);
    expect((await noanswer(['parse', path])).code).toBe(1);
    expect((await noanswer(['attempts', path])).code).toBe(1);
  });
});

it('one input that is not there beside one that is: that one is used, exit code 1', async () => {
  const run = await noanswer([...JSON_ARGS, '/no/such/mail.log', LOG]);
  expect(run.code).toBe(1);
  expect(run.stderr).toMatch(/There is no \/no\/such\/mail\.log/);
  expect((JSON.parse(run.stdout) as Report).lines['read']).toBe(3280);
});

(isRoot ? it : it.skip)('an unreadable file, as nobody (needs root to become nobody)', async () => {
  await inScratch(async (place) => {
    chmodSync(place, 0o755);
    const path = join(place, 'mail.log');
    writeFileSync(path, readFileSync(LOG), { mode: 0o600 });
    const run = await noanswer(['analyze', path], { by: NOBODY, env: { HOME: '/tmp' } });
    expect(run).toMatchObject({ code: 2, stdout: '' });
    expect(run.stderr).toMatch(/No permission to read .*mail\.log/);
    expect(run.stderr).not.toMatch(/^ +at /m);
  });
});

it.each([
  ['plain', readFileSync(LOG)],
  ['gzip', gzipSync(readFileSync(LOG))],
])('standard input, %s', async (_, stdin) => {
  const { lines, attempts, domains } = await analyzeJson([LOG]);
  expect(await analyzeJson(['-'], { stdin })).toMatchObject({ lines, attempts, domains });
});

it('what stands on standard input is left alone unless it is asked for', async () => {
  const expected = await analyzeJson([LOG]);
  expect(await analyzeJson([LOG], { stdin: 'a line for somebody else\n' })).toEqual(expected);
});

it('a directory with a rotated set, and other files beside it', async () => {
  await inScratch(async (place) => {
    const directory = join(place, 'log');
    mkdirSync(directory);
    const text = readFileSync(LOG);
    const middle = text.indexOf('\n', text.length / 2) + 1;
    writeFileSync(join(directory, 'mail.log.1'), text.subarray(0, middle));
    writeFileSync(join(directory, 'mail.log'), text.subarray(middle));
    writeFileSync(join(directory, 'wtmp'), readFileSync(process.execPath).subarray(0, 4096));
    const { attempts, connections } = await analyzeJson([LOG]);
    expect(await analyzeJson([directory])).toMatchObject({ attempts, connections });
  });
});
