import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ClickHouseOverHttp } from '../clickhouse-http/start';
import { tally } from '../count-by-shell';
import { ask } from './asked-store';
import { databaseOf } from './fleet-log';
import { RealRsyslog, noRsyslog } from './real-rsyslog';
import { describeWithKafka, newTopic, startKafka, type RealKafka } from './real-kafka';
import { RunningIngester } from './run-ingester';

const POSTFIX = join(__dirname, '../lab/logs/postfix.log');
/** Recipients by status, and messages that were given up as a whole, counted by grep. */
const STATUS =
  "grep -oE '(to|from)=<[^>]*>,.* status=[A-Za-z-]+' | sed 's/.* status=//' | tr 'A-Z-' 'a-z_'";

describeWithKafka('a real rsyslogd sends to a real Kafka', () => {
  let kafka: RealKafka;
  let clickhouse: ClickHouseOverHttp;
  beforeAll(async () => {
    [kafka, clickhouse] = await Promise.all([startKafka(), ClickHouseOverHttp.start()]);
  });
  afterAll(async () => {
    await clickhouse.stop();
    await kafka.stop();
  });

  it('rsyslogd can send to Kafka here', () => {
    if (noRsyslog !== null && process.env['CI'] === undefined) console.warn(noRsyslog);
    else expect(noRsyslog).toBeNull();
  });

  it.each([
    ['line', 'none'],
    ['line', 'gzip'],
    ['json', 'snappy'],
    ['json', 'lz4'],
    ['json', 'zstd'],
  ] as const)(
    'as %s, packed with %s: the store has each recipient that the log has',
    async (form, codec) => {
      if (noRsyslog !== null) return;
      const topic = await newTopic(kafka, 2);
      const rsyslog = await RealRsyslog.start(kafka.brokers, topic, form, codec);
      const lines = readFileSync(POSTFIX, 'latin1').trimEnd().split('\n');
      await rsyslog.send(lines);
      const arrived = async (): Promise<number> =>
        (await kafka.admin.fetchTopicOffsets(topic)).reduce(
          (sum, { high }) => sum + Number(high),
          0,
        );
      while ((await arrived()) < lines.length) await new Promise((next) => setTimeout(next, 100));
      await rsyslog.stop();
      expect(await arrived()).toBe(lines.length);

      const database = databaseOf(`${form} ${codec}`);
      const ingester = await new RunningIngester({
        'kafka.brokers': kafka.brokers.join(','),
        'kafka.topics': topic,
        'kafka.group': database,
        'store.url': clickhouse.url,
        'store.database': database,
      }).listening();
      await ingester.caughtUp();
      const metrics = (await ingester.get('/metrics')).body;
      expect(await ingester.stop()).toBe(0);
      expect(metrics).toContain(`noanswer_lines_total{fate="unparsed"} 0\n`);
      const rows = await ask<{ status: string; recipients: number }>(
        clickhouse,
        database,
        `SELECT status, toUInt32(sum(n)) AS recipients FROM (
         SELECT if(own = '', toString(status), own) AS status, 1 AS n FROM delivery_attempts FINAL
           ARRAY JOIN recipients.own_status AS own
         UNION ALL SELECT toString(status), 1 FROM not_attempted FINAL
       ) GROUP BY status`,
      );
      expect(
        Object.fromEntries(rows.map(({ status, recipients }) => [status, recipients])),
      ).toEqual(tally(STATUS, POSTFIX));
    },
  );
});
