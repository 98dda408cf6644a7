import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { inScratch } from '../../../../test/scratch-directory';
import type { FlagGiven, LoadedSettings } from './load-settings';
import { UsageError } from '../commands/exit-codes';
import { loadSettings } from './load-settings';

interface Sources {
  readonly yaml?: string | Uint8Array;
  readonly environment?: Record<string, string>;
  readonly flags?: readonly FlagGiven[];
  readonly paths?: readonly string[];
}

/** Loads what is given; the file is told as `FILE`. */
async function load({
  yaml,
  environment = {},
  flags = [],
  paths = [],
}: Sources): Promise<LoadedSettings | string[]> {
  return inScratch(async (directory) => {
    const file = join(directory, 'c.yaml');
    writeFileSync(file, yaml ?? '');
    try {
      return await loadSettings({
        configFile: yaml === undefined ? undefined : file,
        environment: { HOME: '/home/ann', ...environment },
        flags: { paths, settings: flags },
        defaultConfigFile: '/nowhere/noanswer.yaml',
      });
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      return error.message.split('\n').map((line) => line.replaceAll(file, 'FILE'));
    }
  });
}

const PATH = 'write the whole path of a log, a directory or a pattern, such as /var/log/mail.log.';

describe('a file with a mistake', () => {
  it.each<[string, string, string]>([
    [
      'a section misnamed',
      'log:\n  paths: []',
      'FILE:1: there is no setting "log" (did you mean logs?).',
    ],
    [
      'a setting misnamed',
      'logs:\n  path: []',
      'FILE:2: there is no setting "logs.path" (did you mean logs.paths?).',
    ],
    [
      'another way to write it',
      '\nstore:\n  retention_days: 5',
      'FILE:3: there is no setting "store.retention_days" (did you mean store.retentionDays?).',
    ],
    [
      'a setting outside its section',
      'listen: 80',
      'FILE:1: there is no setting "listen" (did you mean http.listen?).',
    ],
    [
      'a setting in another section',
      'logs:\n  recipients: hash',
      'FILE:2: there is no setting "logs.recipients" (did you mean store.recipients?).',
    ],
    ['nothing like ours', 'kafka:\n  brokers: []', 'FILE:1: there is no setting "kafka".'],
    [
      'a name of JavaScript\u2019s own',
      'constructor: 1',
      'FILE:1: there is no setting "constructor".',
    ],
    ['its prototype', '__proto__:\n  logs: 1', 'FILE:1: there is no setting "__proto__".'],
    ['a name that is no text', '5: 1', 'FILE:1: there is no setting "5".'],
    [
      'the same name twice',
      'logs:\n  host: a\n  host: b',
      'FILE:3: this name stands here a second time; keep one of the two.',
    ],
    [
      'the same section twice',
      'logs: {}\nlogs: {}',
      'FILE:2: this name stands here a second time; keep one of the two.',
    ],
    ['a tab', 'logs:\n\thost: a', 'FILE:2: a tab indents this line; YAML wants spaces.'],
    ['a list', '- a\n- b', 'FILE:1: write settings (logs, store, http), not ["a","b"].'],
    ['a text', 'hello', 'FILE:1: write settings (logs, store, http), not "hello".'],
    [
      'a section that is none',
      'http: 8425',
      'FILE:1: http is 8425: write its settings below it, indented.',
    ],
    [
      'no value',
      'store:\n  directory:',
      'FILE:2: store.directory has no value: leave the line out for the default.',
    ],
    [
      'an unquoted IPv6 address',
      'http:\n  listen: [::1]:80',
      'FILE:2: this is not YAML; a text that begins with [, {, *, & or ! wants quotes.',
    ],
    ['a quote left open', 'logs:\n  host: "a', 'FILE:2: this is not YAML: Missing closing "quote.'],
    [
      'two documents',
      'logs: {}\n---\nlogs: {}',
      'FILE:2: a second document begins here; write one only.',
    ],
    [
      'a tag',
      'logs: !!js/function {}',
      'FILE:1: this is not YAML: Unresolved tag: tag:yaml.org,2002:js/function.',
    ],
    [
      'one path instead of a list',
      'logs:\n  paths: /a',
      'FILE:2: logs.paths is "/a": write a list: one path a line, each behind "- ".',
    ],
    [
      'an entry of a list',
      'logs:\n  paths:\n    - /a\n    - 5',
      `FILE:4: logs.paths is 5: ${PATH}`,
    ],
    ['standard input', 'logs:\n  paths: [/a, "-"]', `FILE:2: logs.paths is "-": ${PATH}`],
    [
      'a home directory',
      'logs:\n  paths: ["~/mail.log"]',
      `FILE:2: logs.paths is "~/mail.log": ${PATH}`,
    ],
    [
      'a zone that is none',
      'logs:\n  timezone: Mars/Olympus',
      'FILE:2: logs.timezone is "Mars/Olympus": name a zone of the IANA data base, such as Europe/Vienna or UTC.',
    ],
    [
      'a host that is none',
      'logs:\n  host: a b',
      'FILE:2: logs.host is "a b": write the name of a machine, such as mx1.example.com.',
    ],
    [
      'a number in quotes',
      'store:\n  retentionDays: "9"',
      'FILE:2: store.retentionDays is "9": write a whole number of days from 1 to 10000.',
    ],
    [
      'a number too large',
      'store:\n  retentionDays: 10001',
      'FILE:2: store.retentionDays is 10001: write a whole number of days from 1 to 10000.',
    ],
    [
      'a part of a day',
      'store:\n  retentionDays: 1.5',
      'FILE:2: store.retentionDays is 1.5: write a whole number of days from 1 to 10000.',
    ],
    [
      'no days',
      'store:\n  retentionDays: 0',
      'FILE:2: store.retentionDays is 0: write a whole number of days from 1 to 10000.',
    ],
    [
      'not of the choice',
      'store:\n  recipients: Hash',
      'FILE:2: store.recipients is "Hash": write hash, plain or drop.',
    ],
    [
      'yes',
      'store:\n  directory: true',
      'FILE:2: store.directory is true: write the whole path of a directory, such as /var/lib/noanswer.',
    ],
    [
      'control characters',
      'logs:\n  host: "a\\e[31m\\u202eb"',
      'FILE:2: logs.host is "a\\u001b[31m\\u{202e}b": write the name of a machine, such as mx1.example.com.',
    ],
    [
      'a very long value',
      `logs:\n  host: "${'x '.repeat(5000)}"`,
      `FILE:2: logs.host is "${'x '.repeat(29)}x…: write the name of a machine, such as mx1.example.com.`,
    ],
  ])('%s', async (_, yaml, sentence) => {
    expect(await load({ yaml })).toEqual([sentence]);
  });

  it('an alias, which a few lines can make a gigabyte of', async () => {
    const yaml = 'logs:\n  paths: &a [x, x]\n  host: *a\n';
    expect(await load({ yaml })).toContain('FILE:3: write the value itself, not *a.');
  });

  it.each([
    ['not UTF-8', new Uint8Array([0x6c, 0xff]), 'FILE: is not a text file in UTF-8.'],
    ['a log', `${'x'.repeat(1000)}\n`.repeat(300), 'FILE: is too long for a configuration file.'],
  ])('%s', async (_, yaml, sentence) => {
    expect(await load({ yaml })).toEqual([sentence]);
  });

  it.each([
    ['/nowhere/c.yaml', '/nowhere/c.yaml: there is no such file'],
    ['/tmp', '/tmp: is a directory, not a file'],
    ['', `${process.cwd()}: is a directory, not a file`],
  ])('%s', async (configFile, sentence) => {
    const sources = { configFile, environment: {}, flags: { paths: [], settings: [] } };
    await expect(loadSettings(sources)).rejects.toThrow(sentence);
  });
});

describe('a file without a mistake', () => {
  it.each([
    '',
    '# nothing yet\n',
    'logs:\n  # paths:\nstore:\nhttp:\n',
    '{}',
    '\ufefflogs: {}',
    'http:\r\n  listen: 80\r\n',
  ])('%j', async (yaml) => {
    expect(await load({ yaml })).toMatchObject({ warnings: [] });
  });
});

describe('the environment and the command line', () => {
  it.each<[Record<string, string>, string]>([
    [
      { NOANSWER_HTTP_LISTN: '80' },
      'NOANSWER_HTTP_LISTN: there is no such setting (did you mean NOANSWER_HTTP_LISTEN?).',
    ],
    [{ NOANSWER_CONFIGURATION: '80' }, 'NOANSWER_CONFIGURATION: there is no such setting.'],
    [{ NOANSWER_PATHS: '/a' }, 'NOANSWER_PATHS: there is no such setting.'],
    [
      { NOANSWER_STORE_RETENTION_DAYS: '4x' },
      'NOANSWER_STORE_RETENTION_DAYS: store.retentionDays is "4x": write a whole number of days from 1 to 10000.',
    ],
    [{ NOANSWER_LOGS_PATHS: '/a::/b' }, `NOANSWER_LOGS_PATHS: logs.paths is "": ${PATH}`],
  ])('%j', async (environment, sentence) => {
    expect(await load({ environment })).toEqual([sentence]);
  });

  it('variables of the command itself and of tests are none of its business', async () => {
    const environment = {
      NOANSWER_TRACE: '1',
      NOANSWER_BIN: 'x',
      NOANSWER_LAB_KIT: 'x',
      OTHER: 'x',
    };
    expect(await load({ environment })).toMatchObject({ warnings: [] });
  });
});

it('all mistakes are told at once, those that another source hides too, in the order of lines', async () => {
  const told = await load({
    yaml: 'http:\n  listen: x\nlogs:\n  timezone: y\n  hots: z\nstore:\n  retentionDays: 0\n',
    environment: { NOANSWER_HTTP_LISTEN: ':80', NOANSWER_FOO: '' },
    flags: [{ setting: 'http.listen', flag: '--listen', text: '80x' }],
    paths: ['/fine', '-'],
  });
  expect(told).toEqual([
    expect.stringMatching(/^FILE:2: http\.listen is "x": /),
    expect.stringMatching(/^FILE:4: logs\.timezone is "y": /),
    expect.stringMatching(
      /^FILE:5: there is no setting "logs\.hots" \(did you mean logs\.host\?\)/,
    ),
    expect.stringMatching(/^FILE:7: store\.retentionDays is 0: /),
    expect.stringMatching(/^NOANSWER_FOO: there is no such setting/),
    expect.stringMatching(/^NOANSWER_HTTP_LISTEN: http\.listen is ":80": /),
    expect.stringMatching(/^--listen: http\.listen is "80x": /),
    expect.stringMatching(/^PATH: logs\.paths is "-": /),
  ]);
});

describe('whatever stands in a file', () => {
  const word = fc.constantFrom(
    'logs',
    'store',
    'http',
    'paths',
    'listen',
    'retentionDays',
    'host',
    ':',
    ': ',
    '\n',
    '\n  ',
    '\n    - ',
    '\t',
    '[',
    ']',
    '{',
    '}',
    '&a ',
    '*a',
    '"',
    "'",
    '!!',
    '%',
    '#',
    '---\n',
    '? ',
    '<<',
    '80',
    '~',
    'null',
    '\0',
    '|\n',
    '>-\n',
    '__proto__',
    '\ufeff',
    '\ud83d\ude00',
    '\ud83d',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
  );

  it('comes to settings or to sentences of one line each, never to anything else', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (yaml) => {
        const told = await load({ yaml });
        if (!Array.isArray(told)) return;
        for (const sentence of told) {
          expect(sentence).toMatch(/^FILE(:[0-9]+)?: [^\p{Cc}]+\.$/u);
          expect(sentence.length).toBeLessThan(400);
        }
      }),
      { numRuns: 300 },
    );
  });
});
