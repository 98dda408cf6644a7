import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ClickHouseOverHttp } from '../clickhouse-http/start';
import { countLines, readTsv } from '../count-by-shell';
import { ask, sumsOf } from './asked-store';
import { databaseOf, fleetLog, produce } from './fleet-log';
import { describeWithKafka, newTopic, startKafka, trim, type RealKafka } from './real-kafka';
import { RunningIngester } from './run-ingester';

const LOGS = join(__dirname, '../lab/logs');
const POSTFIX = join(LOGS, 'postfix.log');
/** What a firewall saw, address by address: not taken from a log. */
const seen = readTsv(join(LOGS, 'counts.tsv'))
  .filter(([log]) => log === 'postfix.log')
  .map(([, , ip = '', , attempts = '']) => ({ ip, connects: Number(attempts) }));

describeWithKafka('from a real Kafka into the store', () => {
  let kafka: RealKafka;
  let clickhouse: ClickHouseOverHttp;
  const running = new Set<RunningIngester>();

  beforeAll(async () => {
    [kafka, clickhouse] = await Promise.all([startKafka(), ClickHouseOverHttp.start()]);
  });
  afterEach(async () => {
    for (const ingester of running) await ingester.stop('SIGKILL');
    running.clear();
  });
  afterAll(async () => {
    await clickhouse.stop();
    await kafka.stop();
  });

  function start(
    topic: string,
    database: string,
    more: Readonly<Record<string, string>> = {},
  ): RunningIngester {
    const ingester = new RunningIngester({
      'kafka.brokers': kafka.brokers.join(','),
      'kafka.topics': topic,
      'kafka.group': database,
      'store.url': clickhouse.url,
      'store.database': database,
      'store.recipients': 'plain',
      ...more,
    });
    running.add(ingester);
    return ingester;
  }

  async function readWhole(topic: string, database: string): Promise<Record<string, string>> {
    const ingester = await start(topic, database).listening();
    await ingester.caughtUp();
    expect(await ingester.stop()).toBe(0);
    return sumsOf(clickhouse, database);
  }

  it('what the store counts is what the firewall saw, and every line is accounted for', async () => {
    const topic = await newTopic(kafka, 3);
    const lines = readFileSync(POSTFIX, 'latin1').trimEnd().split('\n');
    await produce(
      kafka,
      topic,
      lines.map((value) => ({ key: 'out1', value: Buffer.from(value, 'latin1') })),
    );
    const database = databaseOf('lab');
    const ingester = await start(topic, database).listening();
    await ingester.caughtUp();

    const rows = await ask<{ ip: string; connections: string }>(
      clickhouse,
      database,
      `SELECT ip, count() AS connections FROM connection_attempts AS c FINAL
       JOIN places AS p FINAL ON p.id = c.place
       WHERE result NOT IN ('no_route', 'network_unreachable') GROUP BY ip`,
    );
    const told = new Map(rows.map(({ ip, connections }) => [ip, Number(connections)]));
    const wrong = seen.filter(({ ip, connects }) => {
      const missing = connects - (told.get(ip) ?? 0);
      return missing < 0 || missing > 1;
    });
    expect(wrong).toEqual([]);

    const metrics = (await ingester.get('/metrics')).body;
    const counted = [...metrics.matchAll(/^noanswer_lines_total\{fate="\w+"\} (\d+)$/gm)];
    const sum = counted.reduce((total, [, count]) => total + Number(count), 0);
    expect(sum).toBe(countLines('cat', POSTFIX));
    expect(await ingester.stop()).toBe(0);
  });

  it('a killed reader goes on where it was: the rows are those of one that was never killed', async () => {
    const topic = await newTopic(kafka, 2);
    await produce(kafka, topic, fleetLog(4, 12_000));
    const whole = await readWhole(topic, databaseOf('whole'));

    const database = databaseOf('killed');
    for (let kills = 0; kills < 6; kills++) {
      const ingester = await start(topic, database).listening();
      await wait(300 + 350 * kills);
      await ingester.stop('SIGKILL');
    }
    expect(await readWhole(topic, database)).toEqual(whole);
    const [, attempts = '0'] = /^(\d+) /.exec(whole['delivery_attempts'] ?? '') ?? [];
    expect(Number(attempts)).toBeGreaterThan(5_000);
  });

  it('two of a group: one is killed, one is frozen beyond its time-out and wakes; nothing is lost or doubled', async () => {
    const topic = await newTopic(kafka, 4);
    const messages = fleetLog(6, 8_000);
    const half = messages.length / 2;
    await produce(kafka, topic, messages.slice(0, half));
    const database = databaseOf('two');
    const settings = { 'kafka.sessionTimeoutSeconds': '6' };
    const first = await start(topic, database, settings).listening();
    const second = await start(topic, database, settings).listening();
    await first.until(async () => (await first.ready()).partitions === 2);
    first.signal('SIGSTOP');
    const killed = second.stop('SIGKILL');
    const third = await start(topic, database, settings).listening();
    await produce(kafka, topic, messages.slice(half));
    await killed;
    // All partitions are the third's once the others are given up; then the first wakes.
    await third.until(async () => (await third.ready()).partitions === 4);
    first.signal('SIGCONT');
    await first.until(async () => (await first.ready()).partitions === 2);
    await Promise.all([first.caughtUp(), third.caughtUp()]);
    expect(await first.stop()).toBe(0);
    await third.until(async () => (await third.ready()).partitions === 4);
    expect(await third.stop()).toBe(0);
    expect(await sumsOf(clickhouse, database)).toEqual(await readWhole(topic, databaseOf('one')));
  });

  it('what was trimmed while nobody read is told with its exact extent', async () => {
    const topic = await newTopic(kafka, 1);
    const messages = fleetLog(1, 3_000);
    await produce(kafka, topic, messages.slice(0, 1_000));
    const database = databaseOf('trimmed');
    await readWhole(topic, database);
    await produce(kafka, topic, messages.slice(1_000));
    await trim(kafka, topic, 0, 2_345);

    const ingester = await start(topic, database).listening();
    await ingester.caughtUp();
    const gap = { topic, partition: 0, from: 1_000, to: 2_345 };
    const { gaps, status } = await ingester.ready();
    expect(gaps).toEqual({ found: 1, recordsLost: 1_345, latest: [gap] });
    expect(status).toBe('ready');
    const metrics = (await ingester.get('/metrics')).body;
    expect(metrics).toContain('noanswer_kafka_gaps_total 1\n');
    expect(metrics).toContain('noanswer_kafka_lost_records_total 1345\n');
    expect(ingester.log.join('\n')).toContain('1345 records are lost');
    await ingester.stop();
    const kept = await ask<{ value: string }>(
      clickhouse,
      database,
      "SELECT value FROM progress FINAL WHERE startsWith(key, 'kafka gap ')",
    );
    expect(kept.map(({ value }) => JSON.parse(value) as unknown)).toEqual([gap]);

    // Told once: whoever goes on behind it finds no gap.
    const next = await start(topic, database).listening();
    await next.until(async () => (await next.ready()).status === 'ready');
    expect((await next.ready()).gaps.found).toBe(0);
  });

  it('Kafka is told no more than what the store has and no open story needs', async () => {
    const topic = await newTopic(kafka, 1);
    const opened =
      'Nov 21 12:00:01 out1 postfix/smtp[77]: connect to mx.example[192.0.2.1]:25: Connection timed out';
    const other = 'Nov 21 12:00:02 out1 postfix/qmgr[5]: 4F2A1B0C9D: removed';
    const values = [other, opened, other, other];
    await produce(
      kafka,
      topic,
      values.map((value) => ({ key: 'out1', value })),
    );
    const database = databaseOf('committed');
    await readWhole(topic, database);
    const committed = await kafka.admin.fetchOffsets({ groupId: database, topics: [topic] });
    expect(committed[0]?.partitions[0]?.offset).toBe('1');

    const closing = `Nov 21 12:00:03 out1 postfix/smtp[77]: 4F2A1B0C9E: to=<a@b.example>, relay=none, delay=30, delays=0/0/30/0, dsn=4.4.1, status=deferred (connect to mx.example[192.0.2.1]:25: Connection timed out)`;
    await produce(kafka, topic, [{ key: 'out1', value: closing }]);
    await readWhole(topic, database);
    expect(
      await ask(
        clickhouse,
        database,
        'SELECT count() AS attempts, any(reason) AS reason FROM delivery_attempts FINAL',
      ),
    ).toEqual([{ attempts: expect.anything() as unknown, reason: 'no_answer' }]);
    const [row] = await ask<{ distance: string | number }>(
      clickhouse,
      database,
      'SELECT attempt_distance AS distance FROM connection_attempts FINAL',
    );
    // The story that was open when the first process left ended in the second one.
    expect(Number(row?.distance)).toBe(3);
  });

  it('waits for a Kafka that is away, and says so', async () => {
    const { node } = kafka;
    if (node === undefined) return; // a Kafka that others own is not stopped
    const topic = await newTopic(kafka, 1);
    await produce(kafka, topic, fleetLog(1, 500));
    await node.halt();
    const ingester = await start(topic, databaseOf('away')).listening();
    await ingester.until(async () => (await ingester.ready()).problem !== null);
    const { status, body } = await ingester.get('/health/ready');
    expect(status).toBe(503);
    expect(JSON.parse(body)).toMatchObject({ status: 'standing still', problem: { of: 'kafka' } });
    await node.resume();
    await ingester.caughtUp();
    expect((await ingester.get('/health/ready')).status).toBe(200);
    // And once more, in the middle of reading.
    await node.halt('SIGKILL');
    await ingester.until(async () => (await ingester.ready()).problem !== null);
    await node.resume();
    await produce(kafka, topic, fleetLog(1, 500));
    await ingester.until(async () => (await ingester.get('/metrics')).body.includes('} 1000\n'));
    await ingester.caughtUp();
    expect(await ingester.stop()).toBe(0);
  });

  it('a store that is restarted, loses answers and hangs gets each row once', async () => {
    const topic = await newTopic(kafka, 2);
    await produce(kafka, topic, fleetLog(3, 8_000));
    const whole = await readWhole(topic, databaseOf('undisturbed'));
    const database = databaseOf('disturbed');
    await clickhouse.fault({ kind: 'lost-answer', times: 3 });
    await clickhouse.fault({ kind: 'cut', times: 2 });
    await clickhouse.fault({ kind: 'status', status: 503, times: 2 });
    const ingester = await start(topic, database).listening();
    await ingester.until(async () =>
      /^noanswer_insert_retries_total\{/m.test((await ingester.get('/metrics')).body),
    );
    await clickhouse.restart();
    await ingester.caughtUp();
    expect(await ingester.stop()).toBe(0);
    await clickhouse.clear();
    expect(await sumsOf(clickhouse, database)).toEqual(whole);
  });

  it('is told to leave while the store hangs: it leaves in time, and what was not saved is read again', async () => {
    const topic = await newTopic(kafka, 1);
    const database = databaseOf('hanging');
    const ingester = await start(topic, database).listening();
    await ingester.until(async () => (await ingester.ready()).status === 'ready');
    await clickhouse.fault({ kind: 'hang', times: 0 });
    await produce(kafka, topic, fleetLog(1, 4_000));
    await ingester.until(async () => !(await ingester.ready()).isSaved);
    await wait(1_500);
    const before = process.hrtime.bigint();
    const code = await ingester.stop();
    const seconds = Number(process.hrtime.bigint() - before) / 1e9;
    expect(seconds).toBeLessThan(10);
    expect([0, 1]).toContain(code);
    await clickhouse.clear();
    expect(await readWhole(topic, database)).toEqual(await readWhole(topic, databaseOf('calm')));
  });

  it('Prometheus is content with the metrics', async () => {
    const topic = await newTopic(kafka, 1);
    await produce(kafka, topic, fleetLog(1, 200));
    const ingester = await start(topic, databaseOf('metrics')).listening();
    await ingester.caughtUp();
    const { body } = await ingester.get('/metrics');
    expect((await ingester.get('/health/live')).status).toBe(200);
    expect(body).toContain(`noanswer_kafka_lag_records{topic="${topic}",partition="0"} 0`);
    execFileSync('promtool', ['check', 'metrics'], { input: body });
  });
});
