import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run-noanswer';
import { inScratch } from '../scratch-directory';

const UNITS = ['noanswer', 'noanswer-ingester', 'noanswer-api'];
const unitPath = (name: string): string => join(ROOT, `deploy/systemd/${name}.service`);
/** Of ten; systemd calls what is below 4 OK, and 2 is what the JIT and the network cost. */
const MOST_EXPOSED = 20;

const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;
const needsSystemd = hasSystemd || process.env['CI'] !== undefined ? it : it.skip;

describe.each(UNITS)('deploy/systemd/%s.service', (name) => {
  const text = readFileSync(unitPath(name), 'utf8');

  needsSystemd('systemd understands every line', async () => {
    await inScratch((place) => {
      // The programs do not stand where they will: systemd asks for them.
      const program = join(place, 'node');
      writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
      const file = join(place, `${name}.service`);
      writeFileSync(file, text.replace('/opt/noanswer/node_modules/node/bin/node', program));
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
        encoding: 'utf8',
      });
      expect(stderr.split('\n').filter((line) => line.includes(name))).toEqual([]);
      expect(status).toBe(0);
      return Promise.resolve();
    });
  });

  needsSystemd('exposes little', async () => {
    await inScratch((place) => {
      const root = join(place, 'root/etc/systemd/system');
      mkdirSync(root, { recursive: true });
      copyFileSync(unitPath(name), join(root, `${name}.service`));
      const options = ['--offline=true', `--threshold=${MOST_EXPOSED}`, '--no-pager'];
      const { status, stdout } = spawnSync(
        'systemd-analyze',
        ['security', ...options, join(root, `${name}.service`)],
        { encoding: 'utf8' },
      );
      expect({ status, last: status === 0 ? '' : stdout.slice(-300) }).toEqual({
        status: 0,
        last: '',
      });
      return Promise.resolve();
    });
  });

  it('starts a program that is there, and gives up only where its settings are wrong', () => {
    const [, program = ''] = /^ExecStart=\S+ \/opt\/noanswer\/(\S+)/m.exec(text) ?? [];
    expect(existsSync(join(ROOT, program))).toBe(true);
    expect(text).toContain('RestartPreventExitStatus=2\n');
    expect(text).toContain('Restart=on-failure\n');
  });

  it('its documentation is there', () => {
    const [, page = ''] = /^Documentation=file:\/\/\/opt\/noanswer\/(\S+)$/m.exec(text) ?? [];
    expect(existsSync(join(ROOT, page))).toBe(true);
  });
});

it('a wrong setting ends the ingester and the API with 2, which no restart mends', async () => {
  await inScratch((place) => {
    const config = join(place, 'wrong.yaml');
    writeFileSync(config, 'store:\n  url: ftp://x\n');
    for (const program of ['noanswer-ingester', 'noanswer-api']) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [join(ROOT, `bin/${program}.js`), '--config', config],
        { encoding: 'utf8' },
      );
      expect(status).toBe(2);
      expect(stderr).toContain(`${config}:2`);
    }
    return Promise.resolve();
  });
});

it('the health check says what the port says', () => {
  const healthy = (port: string): number | null =>
    spawnSync(process.execPath, [join(ROOT, 'bin/healthy.js'), port]).status;
  expect(healthy('x')).toBe(2);
  expect(healthy('1')).toBe(1);
});
