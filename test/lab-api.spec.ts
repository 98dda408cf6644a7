import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FleetApi } from './deploy/running-fleet-api';
import { ClickHouseOverHttp } from './clickhouse-http/start';
import { databaseOf, produce } from './kafka/fleet-log';
import { describeWithKafka, newTopic, startKafka, type RealKafka } from './kafka/real-kafka';
import { RunningIngester } from './kafka/run-ingester';
import { faultsOf, LAB, LAB_LOGS, labDomains, type DomainTold } from './lab-told';
import { inScratch } from './scratch-directory';
import { untilAllIsRead } from './serve/ingest-answer';
import { freePort, Serving } from './serve/serving';

/**
 * The whole path: the lab's logs in, answers over HTTP out. Through a real Kafka, the built ingester, a store over
 * HTTP and the built API; and through one process that follows the files. What must be told is the same.
 */
const SINCE = 'since=2026-11-01T00:00:00Z';
/** As many as the API works on at a time. */
const PAGES_AT_ONCE = 2;

type Ask = (path: string) => Promise<{ readonly status: number; readonly body: unknown }>;

async function answer(ask: Ask, path: string): Promise<unknown> {
  const { status, body } = await ask(path);
  expect([path, status]).toEqual([path, 200]);
  return body;
}

/** A machine that is busy with other work may take its time. */
const patiently =
  (url: string): Ask =>
  async (path) => {
    const response = await fetch(url + path);
    return { status: response.status, body: await response.json() };
  };

/** Every domain that these machines met: in the list of each machine, and by itself of the first that met it. */
async function expectAsSetUp(ask: Ask, logHosts: readonly string[]): Promise<void> {
  const seen = new Set<string>();
  for (const logHost of logHosts) {
    const asked = `${SINCE}&logHost=${logHost}`;
    const list = (await answer(ask, `/v1/domains?${asked}&limit=1000`)) as {
      domains: DomainTold[];
    };
    const told = new Map(list.domains.map((domain) => [domain.domain, domain]));
    const met = labDomains().filter((truth) => truth.logHost === logHost);
    expect(met.length).toBeGreaterThan(20);
    expect(met.map(({ domain }) => domain).filter((domain) => !told.has(domain))).toEqual([]);
    expect(met.flatMap((truth) => faultsOf(truth, told.get(truth.domain)!))).toEqual([]);
    const anew = met.filter(({ domain }) => !seen.has(domain));
    for (const { domain } of anew) seen.add(domain);
    for (let at = 0; at < anew.length; at += PAGES_AT_ONCE)
      await Promise.all(
        anew.slice(at, at + PAGES_AT_ONCE).map(async ({ domain }) => {
          const page = await answer(ask, `/v1/domains/${domain}?${asked}`);
          // What is decided may become more between two answers.
          const { state, spiking, ...counted } = told.get(domain)!;
          expect(['healthy', state]).toContain((page as DomainTold).state);
          expect([false, spiking]).toContain((page as DomainTold).spiking);
          expect(page).toMatchObject({ ...counted, decision: { senderFindings: [] } });
        }),
      );
  }
}

describeWithKafka('through Kafka, the ingester, a server and the API of a fleet', () => {
  let kafka: RealKafka;
  let clickhouse: ClickHouseOverHttp;
  beforeAll(async () => {
    [kafka, clickhouse] = await Promise.all([startKafka(), ClickHouseOverHttp.start()]);
  });
  afterAll(async () => {
    await clickhouse.stop();
    await kafka.stop();
  });

  it('every domain of the lab is told as it was set up', async () => {
    const topic = await newTopic(kafka, 3);
    for (const [log, key] of Object.entries(LAB_LOGS)) {
      const lines = readFileSync(join(LAB, log), 'latin1').trimEnd().split('\n');
      const messages = lines.map((line) => ({ key, value: Buffer.from(line, 'latin1') }));
      await produce(kafka, topic, messages);
    }
    const database = databaseOf('lab answers');
    const ingester = new RunningIngester({
      ...{
        'kafka.brokers': kafka.brokers.join(','),
        'kafka.topics': topic,
        'kafka.group': database,
      },
      ...{ 'store.url': clickhouse.url, 'store.database': database, 'logs.timezone': 'UTC' },
    });
    try {
      await (await ingester.listening()).caughtUp();
      const api = await FleetApi.start(clickhouse.url, database);
      try {
        await api.until('listening on ');
        await expectAsSetUp((path) => api.ask(path), Object.values(LAB_LOGS));
      } finally {
        expect(await api.leave()).toBe(0);
      }
      expect(await ingester.stop()).toBe(0);
    } finally {
      ingester.signal('SIGKILL');
    }
  });
});

describe('through the one process that follows the files', () => {
  // A main log of Exim names no host: those of two machines are followed by two processes.
  it.each([
    {
      host: 'out3',
      logs: ['postfix.log', 'postfix-rfc3339.log', 'exim-mainlog', 'exim-syslog.log'],
    },
    { host: 'out4', logs: ['exim-selectors-mainlog'] },
  ])('every domain of $logs is told as it was set up', async ({ host, logs }) => {
    await inScratch(async (data) => {
      const paths = logs.map((log) => join(LAB, log));
      const serving = Serving.start({ data, paths, port: await freePort(), host });
      try {
        await untilAllIsRead(serving);
        await expectAsSetUp(
          patiently(serving.url),
          logs.map((log) => LAB_LOGS[log] ?? ''),
        );
        expect(await serving.terminate(30_000)).toMatchObject({ code: 0 });
      } finally {
        await serving.kill();
      }
    });
  });
});
