import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { defaultSettings } from '../../apps/ingester/src/config/defaults';
import { ROOT } from '../run-noanswer';
import { inScratch } from '../scratch-directory';

const FILE = join(ROOT, 'docker-compose.yml');

/** Has the schema of the Compose specification in it; its `exports` name neither that nor the program. */
const DCLINT = join(ROOT, 'node_modules/dclint');
/** Order tells what belongs together. */
const MATTERS_OF_TASTE = [
  'service-keys-order',
  'services-alphabetical-order',
  'top-level-properties-order',
];

function mistakesIn(file: unknown): unknown[] {
  const text = readFileSync(join(DCLINT, 'schemas/compose.schema.json'), 'utf8');
  const rules = JSON.parse(text) as Record<string, unknown>;
  // Nothing in it needs the draft that it names.
  Reflect.deleteProperty(rules, '$schema');
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  ajv.validate(rules, file);
  return ajv.errors ?? [];
}

interface Service {
  readonly image: string;
  readonly build?: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly ports?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly volumes?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart: string;
  readonly deploy: { readonly resources: { readonly limits: Readonly<Record<string, string>> } };
  readonly command?: readonly string[];
  readonly secrets?: readonly string[];
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const compose = parse(readFileSync(FILE, 'utf8'), { merge: true }) as Compose;
const services = Object.entries(compose.services);
const lasting = services.filter(([, { restart }]) => restart !== 'no');

describe('docker-compose.yml', () => {
  it('is what the Compose specification allows', () => {
    expect(mistakesIn(compose)).toEqual([]);
    expect(mistakesIn({ services: { a: { imag: 'x' } } })).not.toEqual([]);
  });

  it('the linter finds no error in it', () => {
    const { stdout } = spawnSync(process.execPath, [join(DCLINT, 'bin/dclint.cjs'), '--formatter=json', FILE], { encoding: 'utf8' }); // prettier-ignore
    const [file] = JSON.parse(stdout) as { messages: { type: string; rule: string }[] }[];
    const errors = file?.messages.filter(({ type }) => type === 'error').map(({ rule }) => rule);
    expect(errors?.filter((rule) => !MATTERS_OF_TASTE.includes(rule))).toEqual([]);
  });

  it.each(services)('%s: its image is pinned by version', (_name, { image }) => {
    expect(image).toMatch(/^[a-z0-9/-]+:[0-9]+\.[0-9]+\.[0-9]+[a-z0-9.-]*$/);
  });

  it.each(services)('%s: bounded, without capabilities or new privileges', (name, service) => {
    expect(Object.keys(service.deploy.resources.limits).sort()).toEqual(['cpus', 'memory']);
    expect(service.security_opt).toContain('no-new-privileges:true');
    // ClickHouse's image starts as root and becomes another user.
    if (name !== 'clickhouse') expect(service.cap_drop).toEqual(['ALL']);
  });

  it.each(lasting)('%s: has a health check', (_name, { healthcheck }) => {
    expect(healthcheck?.test[0]).toBe('CMD');
  });

  it('ours are not root and write nothing', () => {
    for (const name of ['ingester', 'api'])
      expect(compose.services[name]).toMatchObject({ user: '10001:10001', read_only: true });
  });

  it('nothing is published beyond loopback', () => {
    const ports = services.flatMap(([, { ports = [] }]) => ports);
    expect(ports.length).toBeGreaterThan(0);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:[0-9]+:[0-9]+$/);
  });

  it('no password stands in it, and the secret has to be made first', () => {
    expect(readFileSync(FILE, 'utf8')).not.toMatch(/^ +\S*password: +[^\s/{[]/im);
    for (const [, { environment = {} }] of services)
      for (const [variable, value] of Object.entries(environment))
        if (variable.includes('PASSWORD')) expect([variable, value]).toEqual([expect.stringMatching(/_FILE$/), '/run/secrets/clickhouse_password']); // prettier-ignore
    const { file } = compose.secrets['clickhouse_password'] ?? { file: '' };
    const ignored = readFileSync(join(ROOT, '.gitignore'), 'utf8') + readFileSync(join(ROOT, '.dockerignore'), 'utf8'); // prettier-ignore
    expect(file).toBe('./deploy/secrets/clickhouse_password');
    expect(ignored.match(/deploy\/secrets/g)).toHaveLength(2);
  });

  it('what it mounts is there', () => {
    const mounts = services
      .flatMap(([, { volumes = [] }]) => volumes)
      .filter((one) => one.startsWith('.'));
    expect(mounts.length).toBeGreaterThan(0);
    for (const mount of mounts)
      expect(existsSync(join(ROOT, mount.split(':')[0] ?? ''))).toBe(true);
  });

  it('its variables are settings', () => {
    const names = [...defaultSettings().keys()].map(
      (name) =>
        `NOANSWER_${name
          .replace('.', '_')
          .replace(/[A-Z]/g, (capital) => `_${capital}`)
          .toUpperCase()}`,
    );
    const used = ['ingester', 'api'].flatMap((name) =>
      Object.keys(compose.services[name]?.environment ?? {}),
    );
    expect(used.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('its programs are in the image', () => {
    for (const name of ['ingester', 'api'])
      expect(existsSync(join(ROOT, compose.services[name]?.command?.[0] ?? '-'))).toBe(true);
  });
});

describe('deploy/make-secrets', () => {
  it('makes a password once, for nobody else to find', async () => {
    await inScratch((place) => {
      const copy = join(place, 'make-secrets');
      execFileSync('cp', [join(ROOT, 'deploy/make-secrets'), copy]);
      const run = (): string => execFileSync(copy, { encoding: 'utf8' });
      const told = run();
      const directory = join(place, 'secrets');
      const [name = ''] = readdirSync(directory);
      const password = readFileSync(join(directory, name), 'utf8');
      expect(password).toMatch(/^[A-Za-z0-9]{40}$/);
      expect(told).not.toContain(password);
      expect(statSync(directory).mode & 0o777).toBe(0o700);
      run();
      expect(readFileSync(join(directory, name), 'utf8')).toBe(password);
      return Promise.resolve();
    });
  });
});
