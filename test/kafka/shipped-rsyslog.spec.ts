import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RecordDigest } from '@noanswer/delivery';
import type { LogRecord } from '@noanswer/maillog';
import type { RecordBatch } from '@noanswer/source/kafka';
import { KeptRows } from '../../libs/delivery/samples/kept-rows';
import { recordOf } from '../../libs/delivery/samples/shippers';
import { ROOT } from '../run-noanswer';
import { inScratch } from '../scratch-directory';
import { freePorts } from './broker';
import { CollectingTaker, collect, optionsFor } from './collecting-taker';
import { describeWithKafka, newTopic, startKafka, type RealKafka } from './real-kafka';
import { noRsyslog } from './real-rsyslog';

const lines = readFileSync(join(ROOT, 'test/lab/logs/postfix.log'), 'latin1').trimEnd().split('\n');

/** The shipped configuration with our broker and topic, fed by TCP in place of a socket of the system. */
function configuration(kafka: RealKafka, topic: string, place: string, port: number): string {
  const shipped = readFileSync(join(ROOT, 'deploy/shippers/rsyslog.conf'), 'utf8')
    .replace(/broker=\[[^\]]*\]/, `broker=["${kafka.brokers.join('","')}"]`)
    .replace('topic="mail"', `topic="${topic}"`);
  return `global(workDirectory="${place}")
module(load="imtcp")
input(type="imtcp" address="127.0.0.1" port="${port}")
${shipped}`;
}

async function send(port: number, facility: number, texts: readonly string[]): Promise<void> {
  for (let tries = 0; ; tries++) {
    const socket = connect(port, '127.0.0.1');
    try {
      await once(socket, 'connect');
      socket.end(texts.map((line) => `<${facility}>${line}\n`).join(''), 'latin1');
      await once(socket, 'close');
      return;
    } catch (error) {
      if (tries > 1200) throw error;
      await wait(100);
    }
  }
}

async function arrived({ admin }: RealKafka, topic: string, count: number): Promise<void> {
  let high = 0;
  for (let tries = 0; high < count && tries < 3000; tries++) {
    await wait(100);
    const [partition] = await admin.fetchTopicOffsets(topic);
    high = Number(partition?.high ?? 0);
  }
  expect(high).toBe(count);
}

class RecordTaker extends CollectingTaker {
  readonly records: LogRecord[] = [];

  override take(batch: RecordBatch): Promise<void> {
    this.records.push(...batch.records);
    return super.take(batch);
  }
}

async function recordsIn(kafka: RealKafka, topic: string, count: number): Promise<LogRecord[]> {
  const taker = new RecordTaker();
  await collect(optionsFor(kafka, topic, 'earliest'), count, taker);
  return taker.records;
}

function rowsOf(records: readonly LogRecord[]): KeptRows {
  const rows = new KeptRows();
  const on = { unparsed: () => undefined, unknown: () => undefined };
  const digest = new RecordDigest({ topic: 't', partition: 0 }, 'UTC', rows, on);
  for (const record of records) digest.push(record);
  digest.showOpen();
  return rows;
}

describeWithKafka('deploy/shippers/rsyslog.conf', () => {
  let kafka: RealKafka;
  beforeAll(async () => {
    kafka = await startKafka();
  });
  afterAll(async () => {
    await kafka.stop();
  });

  it('rsyslogd can send to Kafka here', () => {
    if (noRsyslog !== null && process.env['CI'] === undefined) console.warn(noRsyslog);
    else expect(noRsyslog).toBeNull();
  });

  it('a real rsyslogd sends mail, nothing else, keyed by host, and no row is another one', async () => {
    if (noRsyslog !== null) return;
    const topic = await newTopic(kafka, 1);
    await inScratch(async (place) => {
      const [port = 0] = await freePorts(1);
      const file = join(place, 'rsyslog.conf');
      writeFileSync(file, configuration(kafka, topic, place, port));
      const rsyslogd = spawn('rsyslogd', ['-n', '-f', file, '-i', join(place, 'pid')], {
        stdio: 'ignore',
      });
      const [MAIL, AUTH] = [22, 38];
      await send(port, AUTH, ['Nov 21 12:00:00 out1 sshd[1]: not for a mail topic']);
      await send(port, MAIL, lines);
      await arrived(kafka, topic, lines.length);
      const records = await recordsIn(kafka, topic, lines.length);
      const ended = once(rsyslogd, 'exit');
      rsyslogd.kill('SIGTERM');
      await ended;

      expect(records).toHaveLength(lines.length);
      expect(new Set(records.map(({ key }) => Buffer.from(key ?? '').toString()))).toEqual(new Set(['out1'])); // prettier-ignore
      const read = lines.map((line, offset) =>
        recordOf(line, offset, 'out1', Date.parse('2026-11-22')),
      );
      const shipped = rowsOf(records);
      expect(shipped.attempts.size).toBeGreaterThan(100);
      expect(shipped.told.map(withoutYear)).toEqual(rowsOf(read).told.map(withoutYear));
    });
  });
});

/** rsyslogd itself adds the year to a stamp without one: that of its clock. */
function withoutYear(row: string): string {
  return row.replace(
    /"(at|lastAt)":(\d+)/g,
    (_all, name: string, at: string) =>
      `"${name}":"${new Date(Number(at)).toISOString().slice(4)}"`,
  );
}
