import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { inScratch } from '../../../../test/scratch-directory';
import { effectiveYaml } from '@noanswer/settings';
import { SERVE_SETTINGS } from './setting-names';
import type { SettingSources } from './load-settings';
import { loadSettings } from './load-settings';

const NOTHING: SettingSources = {
  configFile: undefined,
  environment: { HOME: '/home/ann' },
  flags: { paths: [], settings: [] },
  defaultConfigFile: '/nowhere/noanswer.yaml',
};

it('stands beside each value where it is from', async () => {
  await inScratch(async (directory) => {
    const file = join(directory, 'c.yaml');
    writeFileSync(file, 'store:\n  retentionDays: 90\nlogs:\n  paths:\n    - /a\n    - "/b: #c"\n');
    const loaded = await loadSettings({
      ...NOTHING,
      configFile: file,
      environment: { NOANSWER_LOGS_TIMEZONE: 'UTC', NOANSWER_LOGS_HOST: 'mx1' },
      flags: {
        paths: [],
        settings: [
          { setting: 'store.directory', flag: '--data', text: '/data' },
          { setting: 'http.listen', flag: '--listen', text: '[::1]:80' },
        ],
      },
    });
    expect(effectiveYaml(SERVE_SETTINGS, loaded)).toBe(`# Configuration file: ${file}

logs:
  # ${file}:4
  paths:
    - /a
    - "/b: #c"
  timezone: UTC # NOANSWER_LOGS_TIMEZONE
  host: mx1 # NOANSWER_LOGS_HOST
store:
  directory: /data # --data
  retentionDays: 90 # ${file}:2
  recipients: hash # default
http:
  listen: "[::1]:80" # --listen
  access: auto # default
  keysFile: /etc/noanswer/keys.json # default
  requestsPerMinute: 600 # default
`);
  });
});

describe('is a configuration file', () => {
  /** What YAML may take for something else: a number, a date, a comment, a tag, nothing. */
  const name = fc.oneof(
    fc.constantFrom(
      '5',
      'null',
      'true',
      '2026-11-21',
      '- x',
      '#x',
      'a: b',
      '!!x',
      '&x',
      '*',
      '"',
      "'",
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  );
  const path = name
    .filter((text) => !/[\0\r\n]/.test(text) && text.isWellFormed())
    .map((text) => `/logs/${text}`);
  const host = name.filter((text) => /^[^\s\p{Cc}\p{Cf}]+$/u.test(text) && text.isWellFormed());

  it('with the same settings', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          paths: fc.array(path, { maxLength: 4 }),
          host,
          directory: path,
          days: fc.integer({ min: 1, max: 10_000 }),
          recipients: fc.constantFrom('hash', 'plain', 'drop'),
          listen: fc.constantFrom('80', '[::1]:80', 'localhost:1'),
        }),
        async ({ paths, host, directory, days, recipients, listen }) => {
          const given = await loadSettings({
            ...NOTHING,
            flags: {
              paths,
              settings: [
                { setting: 'logs.host', flag: '--host', text: host },
                { setting: 'store.directory', flag: '--data', text: directory },
                { setting: 'store.retentionDays', flag: '--retention', text: String(days) },
                { setting: 'store.recipients', flag: '--recipients', text: recipients },
                { setting: 'http.listen', flag: '--listen', text: listen },
              ],
            },
          });
          await inScratch(async (scratch) => {
            const file = join(scratch, 'c.yaml');
            writeFileSync(file, effectiveYaml(SERVE_SETTINGS, given));
            const again = await loadSettings({ ...NOTHING, configFile: file });
            expect(again.settings).toEqual(given.settings);
            expect([...again.origins.values()].every((origin) => origin.startsWith(file))).toBe(
              true,
            );
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});
