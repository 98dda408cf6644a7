import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Report } from '@noanswer/answers';
import { openStore } from '@noanswer/store';
import type { Store } from '@noanswer/store';
import { createApi } from '../src/api-app';
import { following } from './asked-api';

const ROOT = join(__dirname, '../../..');
const ALL = 'since=1970-01-01T00:00:00Z&limit=1000';

let directory: string;
let store: Store;
let app: NestFastifyApplication;
let report: Report;

/** The command reads the sample logs into a data directory and reports; the API is asked of the same. */
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'api-spec-'));
  const data = join(directory, 'data');
  const bin = process.env['NOANSWER_BIN'] ?? join(ROOT, 'bin/noanswer.js');
  const options = ['--data', data, '--timezone', 'UTC', '--format', 'json'];
  const printed = execFileSync(
    process.execPath,
    [bin, 'analyze', join(ROOT, 'samples'), ...options],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 64 * 1024 * 1024 },
  );
  report = JSON.parse(printed) as Report;
  store = await openStore({ directory: data });
  app = await createApi({
    store: await store.reader(),
    recipientToken: (address) => store.recipientToken(address),
    ingest: { report: () => following(Date.now()) },
    version: '0.1.0',
  });
});
afterAll(async () => {
  await app.close();
  await store.close();
  rmSync(directory, { recursive: true, force: true });
});

const get = async (url: string): Promise<Record<string, unknown>> => {
  const reply = await app.inject({ method: 'GET', url });
  expect([url, reply.statusCode]).toEqual([url, 200]);
  return reply.json<Record<string, unknown>>();
};

/** Without what a watcher decided, of which a report knows nothing. */
const asReported = (all: unknown): unknown[] =>
  (all as Record<string, unknown>[]).map(
    ({ state, stateSince, spiking, blamedOnSenders, ...one }) => {
      const decided = [state, stateSince, spiking ?? null, blamedOnSenders ?? null];
      expect(decided).toEqual([null, null, null, null]);
      return one;
    },
  );

test('the domains are those of the report, each number of each', async () => {
  const { total, domains } = await get(`/v1/domains?${ALL}`);
  expect(report.domains.length).toBeGreaterThan(5);
  expect({ total, domains: asReported(domains) }).toEqual({
    total: report.domainsTotal,
    domains: report.domains,
  });
});

test('the sums over domains are those of the summary', async () => {
  const { domains } = (await get(`/v1/domains?${ALL}`)) as {
    domains: { attempts: number; noAnswer: number; unreachable: number; suspended: number }[];
  };
  const { rates, attempts } = (await get('/v1/summary?since=1970-01-01T00:00:00Z')) as {
    rates: Record<string, number>;
    attempts: Record<string, number>;
  };
  const sum = (name: 'attempts' | 'noAnswer' | 'unreachable'): number =>
    domains.reduce((total, domain) => total + domain[name], 0);
  expect([sum('attempts'), sum('noAnswer'), sum('unreachable')]).toEqual([
    rates['attempts'],
    rates['noAnswer'],
    rates['unreachable'],
  ]);
  expect(sum('attempts')).toBe((attempts['total'] ?? 0) - (attempts['handed_over'] ?? 0));
  expect(sum('noAnswer')).toBeGreaterThan(0);
});

test('the summary and the hosts are those of the report', async () => {
  const summary = await get('/v1/summary?since=1970-01-01T00:00:00Z');
  const { recipients, suspended, attempts, connections, statusCodes, replies, retries, senders } =
    report;
  expect(summary).toMatchObject({
    domainsTotal: report.domainsTotal,
    recipients,
    suspended,
    attempts,
    connections,
    statusCodes,
    replies,
    retries,
    senders,
  });
  const { total, hosts } = await get(`/v1/hosts?${ALL}`);
  expect({ total, hosts: asReported(hosts) }).toEqual({
    total: report.hostsTotal,
    hosts: report.hosts,
  });
});

test('one domain is the same by itself', async () => {
  for (const { domain, attempts, noAnswer, noAnswerRate, behaviour, reasons } of report.domains) {
    if (domain === '') continue;
    const alone = await get(`/v1/domains/${encodeURIComponent(domain)}?since=1970-01-01T00:00:00Z`);
    expect(alone).toMatchObject({ domain, attempts, noAnswer, noAnswerRate, behaviour, reasons });
    expect(alone['history']).toMatchObject({ attempts, lastAnswer: alone['lastAnswer'] });
  }
});
