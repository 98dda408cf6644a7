import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Finished, RunOptions } from './run-noanswer';
import { ROOT, noanswer } from './run-noanswer';
import { inScratch } from './scratch-directory';
import { SETTING_NAMES, variableOf } from '../apps/standalone/src/config/setting-names';

const PAGE = readFileSync(join(ROOT, 'docs/configuration.md'), 'utf8');
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const isRoot = process.getuid?.() === 0;

interface Row {
  readonly setting: string;
  readonly variable: string;
  readonly flag: string;
  readonly fallback: string;
  readonly example: string;
}

/** The table of all settings: what stands in its cells, without the backquotes. */
const rows: readonly Row[] = PAGE.split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replace(/^`(.*)`$/, '$1')))
  .map(([, setting = '', variable = '', flag = '', fallback = '', example = '']) => ({
    setting,
    variable,
    flag,
    fallback,
    example,
  }));

type Sections = Record<string, Record<string, unknown>>;

/** The settings that `noanswer config` prints, and where a value is from. */
async function configured(
  args: readonly string[],
  options: RunOptions = {},
): Promise<{ settings: Sections; sourceOf: (setting: string) => string | undefined }> {
  // Not what this machine's own service is told.
  const env = { NOANSWER_CONFIG: '/dev/null', ...options.env };
  const run = await noanswer(['config', ...args], { ...options, env });
  if (run.code !== 0) throw new Error(run.stderr);
  const sourceOf = (setting: string): string | undefined => {
    const key = setting.split('.')[1] ?? '';
    const beside = new RegExp(`^ {2}${key}: .*# (.*)$|^ {2}# (.*)\\n {2}${key}:`, 'm');
    const [, scalar, list] = beside.exec(run.stdout) ?? [];
    return scalar ?? list;
  };
  return { settings: parse(run.stdout) as Sections, sourceOf };
}

function valueOf(settings: Sections, setting: string): string {
  const [section = '', key = ''] = setting.split('.');
  return String(settings[section]?.[key]);
}

describe('the table of all settings in docs/configuration.md', () => {
  it('has each setting of the classes, and its variable', () => {
    expect(rows.map(({ setting, variable }) => [setting, variable])).toEqual(
      SETTING_NAMES.map((name) => [name, variableOf(name)]),
    );
  });

  /** Every setting has the value of its example, and is from where `sourceOf` a row says. */
  async function expectExamples(
    run: ReturnType<typeof configured>,
    sourceOf: (row: Row) => string | RegExp,
  ): Promise<void> {
    const told = await run;
    for (const row of rows) {
      expect(valueOf(told.settings, row.setting)).toBe(row.example);
      expect(told.sourceOf(row.setting)).toMatch(sourceOf(row));
    }
  }

  it('has flags that do as it says', async () => {
    const args = rows.flatMap(({ flag, example }) => (flag === 'PATH…' ? [] : [flag, example]));
    const [paths] = rows;
    await expectExamples(configured([...args, paths!.example]), ({ flag }) =>
      flag === 'PATH…' ? /^PATH$/ : flag,
    );
  });

  it('has variables that do as it says', async () => {
    const env = Object.fromEntries(rows.map(({ variable, example }) => [variable, example]));
    await expectExamples(configured([], { env }), ({ variable }) => variable);
  });

  it('has examples that do in a file', async () => {
    await inScratch(async (directory) => {
      const file = join(directory, 'noanswer.yaml');
      const lines = rows.map(({ setting, example }) => {
        const value = /^[0-9]+$/.test(example) ? example : JSON.stringify(example);
        const [section = '', key = ''] = setting.split('.');
        return { section, line: `  ${key}: ${setting === 'logs.paths' ? `[${value}]` : value}` };
      });
      const sections = Object.entries(Object.groupBy(lines, ({ section }) => section));
      const text = sections.map(
        ([section, settings = []]) =>
          `${section}:\n${settings.map(({ line }) => line).join('\n')}\n`,
      );
      writeFileSync(file, text.join(''));
      await expectExamples(configured(['--config', file]), () => /noanswer\.yaml:[0-9]+$/);
    });
  });

  it('tells the defaults', async () => {
    const { settings, sourceOf } = await configured([]);
    for (const { setting, fallback } of rows) {
      expect(sourceOf(setting)).toBe('default');
      if (/^[0-9a-z:.]+$/.test(fallback) && fallback !== 'none')
        expect(valueOf(settings, setting)).toBe(fallback);
    }
  });

  it('stands beside an example of a file that does', async () => {
    const [, example = ''] = /```yaml\n([^`]*)```/.exec(PAGE) ?? [];
    await inScratch(async (directory) => {
      const file = join(directory, 'noanswer.yaml');
      writeFileSync(file, example);
      const { settings } = await configured(['--config', file]);
      expect(settings['logs']?.['paths']).toEqual(['/var/log/mail.log', '/var/log/exim4/mainlog']);
    });
  });
});

describe('deploy/noanswer.yaml', () => {
  const text = readFileSync(join(ROOT, 'deploy/noanswer.yaml'), 'utf8');

  it('is a configuration', async () => {
    const { settings } = await configured(['--config', 'deploy/noanswer.yaml']);
    expect(settings).toMatchObject({ store: { directory: '/var/lib/noanswer' } });
  });

  it('names every setting, and says the defaults right', async () => {
    for (const setting of SETTING_NAMES)
      expect(text).toMatch(new RegExp(`^ {2}(# )?${setting.split('.')[1] ?? ''}:`, 'm'));
    // With the commented settings taken in, it is a configuration too.
    await inScratch(async (directory) => {
      const file = join(directory, 'noanswer.yaml');
      writeFileSync(file, text.replace(/^( +)# ([a-zA-Z]+: \S+|- \S+)( +#.*)?$/gm, '$1$2'));
      const { settings } = await configured(['--config', file]);
      expect(settings).toMatchObject({
        logs: { timezone: 'Europe/Vienna', host: 'mx1.example.com' },
        store: { retentionDays: 400, recipients: 'hash' },
        http: { listen: '127.0.0.1:8425' },
      });
      expect(settings['logs']?.['paths']).toHaveLength(5);
    });
  });
});

describe('noanswer config', () => {
  function expectRefused(run: Finished, ...sentences: RegExp[]): void {
    expect(run).toMatchObject({ code: 2, stdout: '' });
    const lines = run.stderr.trimEnd().split('\n');
    expect(lines).toHaveLength(sentences.length);
    sentences.forEach((sentence, index) => {
      expect(lines[index]).toMatch(sentence);
    });
    expect(run.stderr).not.toMatch(/^ +at .*[:(]\d+|node_modules|Error:|undefined|\[object/m);
  }

  it('tells every mistake at once, and nothing else', async () => {
    await inScratch(async (directory) => {
      const file = join(directory, 'noanswer.yaml');
      writeFileSync(file, 'logs:\n  path: /var/log/mail.log\nhttp:\n  listen: everywhere\n');
      const run = await noanswer(['config', '--config', file, '--retention', 'ever'], {
        env: { NOANSWER_STORE_DIR: '/data' },
      });
      expectRefused(
        run,
        /noanswer\.yaml:2: there is no setting "logs\.path" \(did you mean logs\.paths\?\)\.$/,
        /noanswer\.yaml:4: http\.listen is "everywhere": write an address and a port/,
        /^noanswer: NOANSWER_STORE_DIR: there is no such setting/,
        /^noanswer: --retention: store\.retentionDays is "ever": write a whole number of days/,
      );
    });
  });

  it('a file that is not there', async () => {
    expectRefused(await noanswer(['config', '--config', '/no/such.yaml']), /there is no such file/);
    const env = { NOANSWER_CONFIG: '/no/such.yaml' };
    expectRefused(await noanswer(['config'], { env }), /\/no\/such\.yaml: there is no such file/);
  });

  it('a file that this user may not read', async () => {
    await inScratch(async (directory) => {
      const file = join(directory, 'noanswer.yaml');
      writeFileSync(file, '');
      chmodSync(directory, 0o755);
      chmodSync(file, 0o000);
      const run = await noanswer(['config', '--config', file], isRoot ? { by: NOBODY } : {});
      expectRefused(run, /noanswer\.yaml: may not be read by this user\.$/);
    });
  });

  it('warns of an address that others can reach, and prints it', async () => {
    const run = await noanswer(['config', '--listen', '0.0.0.0:80']);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stderr).toMatch(/^noanswer: 0\.0\.0\.0:80 can be reached from other machines/);
    expect(run.stdout).toMatch(/listen: 0\.0\.0\.0:80 # --listen/);
  });

  it('what it prints, given to it again, gives the same', async () => {
    await inScratch(async (directory) => {
      const given = ['--listen', '[::1]:80', '--recipients', 'drop', 'a b#.log'];
      const printed = await noanswer(['config', ...given]);
      const file = join(directory, 'noanswer.yaml');
      writeFileSync(file, printed.stdout);
      const again = await configured(['--config', file]);
      expect(again.settings).toEqual(parse(printed.stdout));
      expect(again.settings).toMatchObject({ logs: { paths: [join(ROOT, 'a b#.log')] } });
    });
  });
});
