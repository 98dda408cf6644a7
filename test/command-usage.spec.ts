import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finished } from './run-noanswer';
import { SAMPLES, noanswer } from './run-noanswer';
import { inScratch } from './scratch-directory';

/** One clear sentence, no stack trace, and the exit code that a script can trust. */
function expectRefused(run: Finished, sentence: RegExp, code = 2): void {
  expect(run).toMatchObject({ code, stdout: '' });
  expect(run.stderr).toMatch(sentence);
  expect(run.stderr).not.toMatch(/^ +at .*[:(]\d+|node_modules|Error:|undefined|\[object/m);
}

describe('noanswer, used wrongly', () => {
  it.each<[string[], RegExp]>([
    [[], /Usage: noanswer/],
    [['frobnicate'], /unknown command 'frobnicate'/],
    [['--frobnicate'], /unknown option '--frobnicate'/],
    [['analyze', '--frobnicate', SAMPLES], /unknown option '--frobnicate'/],
    [['analyze', '/no/such/mail.log'], /There is no \/no\/such\/mail\.log/],
    [['parse', '/no/such/mail.log'], /There is no \/no\/such\/mail\.log/],
    [['attempts', '/no/such/mail.log'], /There is no \/no\/such\/mail\.log/],
    [['analyze', '/no/such/*.log'], /\/no\/such\/\*\.log/],
    [['parse'], /missing required argument 'path'/],
    [['attempts'], /missing required argument 'path'/],
    [['explain'], /missing required argument 'text'/],
    [['analyze', '--format', 'xml', SAMPLES], /Allowed choices are text, json, csv/],
    [['analyze', '--mta', 'sendmail', SAMPLES], /Allowed choices are postfix, exim/],
    [['analyze', '--timezone', 'Mars/Olympus', SAMPLES], /Name a zone/],
    [['parse', '--timezone', 'Mars/Olympus', SAMPLES], /Name a zone/],
    [['analyze', '--top', '0', SAMPLES], /whole number from 1/],
    [['analyze', '--top', '-3', SAMPLES], /whole number from 1/],
    [['analyze', '--top', 'ten', SAMPLES], /whole number from 1/],
    [['analyze', '--retention', '1.5', SAMPLES], /whole number from 1/],
    [['analyze', '--since', 'yesterday', SAMPLES], /Write a time such as/],
    [['analyze', '--until', '2026-99-99', SAMPLES], /Write a time such as/],
    [
      ['analyze', '--since', '2026-11-22', '--until', '2026-11-21', SAMPLES],
      /--since must be before --until/,
    ],
    [
      ['analyze', '--since', '2026-11-21', '--until', '2026-11-21', SAMPLES],
      /--since must be before --until/,
    ],
  ])('%j', async (args, sentence) => {
    expectRefused(await noanswer(args), sentence);
  });

  it('a directory without logs', async () => {
    await inScratch(async (place) => {
      const empty = join(place, 'empty');
      mkdirSync(empty);
      expectRefused(await noanswer(['analyze', empty]), /no mail log in the directory/);
      writeFileSync(join(empty, 'readme.txt'), 'hello\n');
      expectRefused(await noanswer(['analyze', empty]), /no mail log in the directory/);
    });
  });

  it('a binary file', async () => {
    const run = await noanswer(['analyze', '/bin/sh']);
    expectRefused(run, /is not a text file/);
  });
});

describe('noanswer, asked about itself', () => {
  it.each([['--help'], ['analyze', '--help'], ['parse', '--help'], ['explain', '--help']])(
    '%s %s',
    async (...args) => {
      const run = await noanswer(args);
      expect(run).toMatchObject({ code: 0, stderr: '' });
      expect(run.stdout).toMatch(/^Usage: noanswer/);
    },
  );

  it('--version', async () => {
    const run = await noanswer(['--version']);
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
