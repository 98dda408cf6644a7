import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { inScratch } from '../../../../test/scratch-directory';
import type { SettingSources } from './load-settings';
import { loadSettings } from './load-settings';
import type { SettingName } from './setting-names';
import { SETTING_NAMES, variableOf } from './setting-names';

/** Nothing is given, and nothing of this machine is looked at. */
const NOTHING: SettingSources = {
  configFile: undefined,
  environment: { HOME: '/home/ann' },
  flags: { paths: [], settings: [] },
  defaultConfigFile: '/nowhere/noanswer.yaml',
};

/** Four different values of each setting: of the file, the environment, the flag, and as text. */
const VALUES: Readonly<Record<SettingName, readonly [string, string, string]>> = {
  'logs.paths': ['/in/file', '/in/environment', '/in/flag'],
  'logs.timezone': ['Europe/Vienna', 'Asia/Tokyo', 'UTC'],
  'logs.host': ['file.example', 'environment.example', 'flag.example'],
  'store.directory': ['/in/file', '/in/environment', '/in/flag'],
  'store.retentionDays': ['1', '30', '10000'],
  'store.recipients': ['plain', 'drop', 'hash'],
  'http.listen': ['127.0.0.1:1', '127.0.0.1:2', '127.0.0.1:3'],
  'http.access': ['keys', 'auto', 'keys'],
  'http.keysFile': ['/in/file', '/in/environment', '/in/flag'],
  'http.requestsPerMinute': ['10', '100', '1000000'],
};

/** A setting as text, whatever kind it is. */
async function effective(
  sources: SettingSources,
  name: SettingName,
): Promise<{ value: string; origin: string | undefined }> {
  const { settings, origins } = await loadSettings(sources);
  const [section = '', key = ''] = name.split('.');
  const value = (settings as unknown as Record<string, Record<string, unknown>>)[section]?.[key];
  return { value: String(value), origin: origins.get(name) };
}

describe('which source of a setting wins', () => {
  it.each(SETTING_NAMES)('%s: flag over environment over file over default', async (name) => {
    await inScratch(async (directory) => {
      const [inFile, inEnvironment, inFlag] = VALUES[name];
      const file = join(directory, 'c.yaml');
      const [section = '', key = ''] = name.split('.');
      const written = name === 'logs.paths' ? `[${inFile}]` : inFile;
      writeFileSync(file, `# one line before\n${section}:\n  ${key}: ${written}\n`);
      const variable = variableOf(name);

      expect((await effective(NOTHING, name)).origin).toBe('default');
      const fromFile = { ...NOTHING, configFile: file };
      expect(await effective(fromFile, name)).toEqual({ value: inFile, origin: `${file}:3` });
      const environment = { ...NOTHING.environment, [variable]: inEnvironment };
      const both = { ...fromFile, environment };
      expect(await effective(both, name)).toEqual({ value: inEnvironment, origin: variable });
      const flags =
        name === 'logs.paths'
          ? { paths: [inFlag], settings: [] }
          : { paths: [], settings: [{ setting: name, flag: '--that', text: inFlag }] };
      const origin = name === 'logs.paths' ? 'PATH' : '--that';
      expect(await effective({ ...both, flags }, name)).toEqual({ value: inFlag, origin });
      const unset = { ...NOTHING.environment, [variable]: '' };
      expect(await effective({ ...fromFile, environment: unset }, name)).toMatchObject({
        value: inFile,
      });
    });
  });
});

describe('which file is read', () => {
  it('--config, else $NOANSWER_CONFIG, else the usual one if it is there', async () => {
    await inScratch(async (directory) => {
      const written = (name: string): string => {
        const file = join(directory, name);
        writeFileSync(file, `logs:\n  host: ${name}\n`);
        return file;
      };
      const usual = { ...NOTHING, defaultConfigFile: written('usual') };
      expect(await loadSettings(usual)).toMatchObject({ settings: { logs: { host: 'usual' } } });
      const variable = { ...usual, environment: { NOANSWER_CONFIG: written('variable') } };
      expect((await loadSettings(variable)).settings.logs.host).toBe('variable');
      const flag = { ...variable, configFile: written('flag') };
      expect((await loadSettings(flag)).settings.logs.host).toBe('flag');
      expect(await loadSettings(NOTHING)).toMatchObject({ file: null });
      const relative = { ...NOTHING, configFile: 'flag', cwd: directory };
      expect((await loadSettings(relative)).file).toBe(join(directory, 'flag'));
    });
  });
});

describe('defaults', () => {
  it('no paths, this machine, its loopback', async () => {
    const { settings, warnings } = await loadSettings(NOTHING);
    expect(settings).toEqual({
      logs: {
        paths: [],
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
        host: hostname(),
      },
      store: {
        directory: '/home/ann/.local/state/noanswer',
        retentionDays: 400,
        recipients: 'hash',
      },
      http: {
        listen: '127.0.0.1:8425',
        access: 'auto',
        keysFile: '/etc/noanswer/keys.json',
        requestsPerMinute: 600,
      },
    });
    expect(warnings).toEqual([]);
  });

  it.each([
    [{ XDG_STATE_HOME: '/state' }, '/state/noanswer'],
    [{ XDG_STATE_HOME: 'relative' }, '/home/ann/.local/state/noanswer'],
    [{ XDG_STATE_HOME: '/state', STATE_DIRECTORY: '/var/lib/noanswer' }, '/var/lib/noanswer'],
    [{ STATE_DIRECTORY: '/var/lib/noanswer:/var/lib/other' }, '/var/lib/noanswer'],
    [{ STATE_DIRECTORY: '' }, '/home/ann/.local/state/noanswer'],
  ])('%j: the data are in %s', async (environment, directory) => {
    const sources = { ...NOTHING, environment: { HOME: '/home/ann', ...environment } };
    expect((await loadSettings(sources)).settings.store.directory).toBe(directory);
  });
});

describe('paths', () => {
  it('in a file are meant from the file, elsewhere from the working directory', async () => {
    await inScratch(async (directory) => {
      const file = join(directory, 'c.yaml');
      writeFileSync(file, 'logs:\n  paths: [mail.log, ../*.log]\nstore:\n  directory: data\n');
      const inFile = await loadSettings({ ...NOTHING, configFile: file, cwd: '/srv' });
      expect(inFile.settings.logs.paths).toEqual([
        join(directory, 'mail.log'),
        join(directory, '../*.log'),
      ]);
      expect(inFile.settings.store.directory).toBe(join(directory, 'data'));
    });
    const environment = { NOANSWER_LOGS_PATHS: 'a.log:/b c.log', NOANSWER_STORE_DIRECTORY: 'd' };
    const { logs, store } = (await loadSettings({ ...NOTHING, environment, cwd: '/srv' })).settings;
    expect(logs.paths).toEqual(['/srv/a.log', '/b c.log']);
    expect(store.directory).toBe('/srv/d');
    const flags = { paths: ['x:y.log'], settings: [] };
    const flagged = await loadSettings({ ...NOTHING, flags, cwd: '/srv' });
    expect(flagged.settings.logs.paths).toEqual(['/srv/x:y.log']);
  });
});

describe('the address to listen at', () => {
  const listening = (text: string): SettingSources => ({
    ...NOTHING,
    environment: { ...NOTHING.environment, NOANSWER_HTTP_KEYS_FILE: '/nowhere/keys.json' },
    flags: { paths: [], settings: [{ setting: 'http.listen', flag: '--listen', text }] },
  });

  it.each([
    ['8425', '127.0.0.1:8425'],
    ['0', '127.0.0.1:0'],
    ['127.0.0.2:80', '127.0.0.2:80'],
    ['[::1]:80', '[::1]:80'],
    ['localhost:80', 'localhost:80'],
    ['[::ffff:7f00:2]:80', '[::ffff:7f00:2]:80'],
  ])('%s is %s, which nobody else can reach', async (text, listen) => {
    const { settings, warnings } = await loadSettings(listening(text));
    expect(settings.http.listen).toBe(listen);
    expect(warnings).toEqual([]);
  });

  it.each(['0.0.0.0:80', '[::]:80', '192.0.2.1:80', 'mx1.example.com:80'])(
    '%s is allowed, and told that nobody has a key',
    async (text) => {
      const { settings, warnings } = await loadSettings(listening(text));
      expect(settings.http.listen).toBe(text);
      expect(warnings).toEqual([
        expect.stringMatching(
          /^.* can be reached from other machines, so a key is asked for, and there is none yet in \/nowhere/,
        ),
      ]);
    },
  );

  it.each([
    ':80',
    '80:',
    '::1:80',
    '[::1]',
    '[127.0.0.1]:80',
    '65536',
    '1.2.3:80',
    '-1',
    'a b:80',
    'http://localhost:80',
    '127.0.0.1',
  ])('%s is none', async (text) => {
    await expect(loadSettings(listening(text))).rejects.toThrow(
      /http\.listen is .*: write an addr/,
    );
  });
});
