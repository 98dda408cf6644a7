import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noanswer, ROOT, SAMPLES } from './run-noanswer';
import { inScratch } from './scratch-directory';
import { freePort, Serving } from './serve/serving';

/** `noanswer key` as an operator uses it, beside a running service. */
describe('noanswer key', () => {
  it('makes a key that a running service takes, until it is revoked', async () => {
    await inScratch(async (directory) => {
      const keys = join(directory, 'made', 'keys.json');
      const serving = Serving.start({
        data: join(directory, 'data'),
        paths: [join(SAMPLES, 'mail.log')],
        port: await freePort(),
        more: ['--access', 'keys', '--keys', keys],
      });
      try {
        await serving.untilLive();
        expect(serving.output).toContain('a key is asked for, and there is none yet in');
        const statusWith = async (key: string): Promise<number> => {
          const headers = { authorization: `Bearer ${key}` };
          return (await fetch(`${serving.url}/v1/summary`, { headers })).status;
        };
        expect((await serving.ask('/v1/summary')).status).toBe(401);
        const made = await noanswer(['key', 'new', 'on call', '--keys', keys]);
        expect(made).toMatchObject({ code: 0 });
        expect(made.stdout).toMatch(/^noanswer_[0-9a-f]{8}_[\w-]{43}\n$/);
        expect(made.stderr).not.toContain(made.stdout.trim());
        const key = made.stdout.trim();
        await until(async () => (await statusWith(key)) === 200);

        const listed = await noanswer(['key', 'list', '--keys', keys]);
        const id = key.split('_')[1] ?? '';
        expect(listed.stdout).toMatch(
          new RegExp(`^${id} +read +\\d{4}-\\d\\d-\\d\\d +on call$`, 'm'),
        );
        expect((await noanswer(['key', 'revoke', id, '--keys', keys])).code).toBe(0);
        const revokedAt = Date.now();
        await until(async () => (await statusWith(key)) === 401);
        expect(Date.now() - revokedAt).toBeLessThan(10_000);
        expect(readFileSync(keys, 'utf8')).not.toContain(id);
      } finally {
        await serving.terminate();
      }
    });
  });

  it('finds the file where the configuration says', async () => {
    await inScratch(async (directory) => {
      const config = join(directory, 'noanswer.yaml');
      writeFileSync(config, 'http:\n  keysFile: keys.json\n');
      const made = await noanswer(['key', 'new', 'x', '--scope', 'admin', '--config', config]);
      expect(made.code).toBe(0);
      expect(existsSync(join(directory, 'keys.json'))).toBe(true);
    });
  });

  it('is in the API of a fleet too, with its own configuration', async () => {
    await inScratch((directory) => {
      const config = join(directory, 'api.yaml');
      writeFileSync(config, 'store:\n  database: mail\nhttp:\n  keysFile: keys.json\n');
      const env = { ...process.env, NOANSWER_STORE_USER: 'reader' };
      const run = (...args: string[]): string =>
        spawnSync(process.execPath, [join(ROOT, 'bin/noanswer-api.js'), ...args], {
          encoding: 'utf8',
          env,
        }).stdout;
      const key = run('key', 'new', 'x', '--config', config);
      expect(key).toMatch(/^noanswer_/);
      expect(run('key', 'list', '--config', config)).toContain(key.split('_')[1]);
      return Promise.resolve();
    });
  });

  it.each([
    [['key', 'new', '\u001b[31m'], 2, 'a name has 1 to 64 letters'],
    [['key', 'new', ''], 2, 'a name has 1 to 64 letters'],
    [['key', 'new', 'x', '--scope', 'all'], 2, 'Allowed choices are read, admin'],
    [['key', 'new'], 2, "missing required argument 'name'"],
    [['key', 'revoke', 'nobody', '--keys', '/nowhere/keys.json'], 2, 'there is no key "nobody"'],
    [['key', 'list', '--keys', '/etc/passwd'], 1, 'is no file of keys'],
    [['key', 'new', 'x', '--keys', '/proc/keys.json'], 1, 'cannot be written'],
  ])('%j is refused', async (args, code, words) => {
    const run = await noanswer(args);
    expect([run.code, run.stdout]).toEqual([code, '']);
    expect(run.stderr).toContain(words);
    expect(run.stderr).not.toMatch(/^ +at /m);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1200 && !(await holds()); tries++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await holds()).toBe(true);
}
