import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { ClickHouseOverHttp } from '../../test/clickhouse-http/start';
import { databaseOf } from '../../test/kafka/fleet-log';
import type { RealKafka } from '../../test/kafka/real-kafka';
import { RunningIngester } from '../../test/kafka/run-ingester';

export interface Run {
  readonly seconds: number;
  /** Of the readers alone, from their start on. */
  readonly cpuSeconds: number;
  /** The most that a reader had in memory; null where it was not looked at. */
  readonly peakMiB: number | null;
}

/** The yardstick: a consumer that counts. */
export async function countingRun(kafka: RealKafka, topic: string, lines: number): Promise<Run> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--disable-warning=TimeoutNegativeWarning',
    ...['-r', require.resolve('esbuild-register')],
    ...[join(__dirname, 'counting-consumer.ts'), kafka.brokers.join(','), topic, String(lines)],
  ]);
  return { ...(JSON.parse(stdout) as Omit<Run, 'peakMiB'>), peakMiB: null };
}

/** A group and a database that nobody has used. */
export function settingsFor(
  kafka: RealKafka,
  clickhouse: ClickHouseOverHttp,
  topic: string,
): Record<string, string> {
  const database = databaseOf(topic);
  return {
    'kafka.brokers': kafka.brokers.join(','),
    'kafka.topics': topic,
    'kafka.group': database,
    'store.url': clickhouse.url,
    'store.database': database,
  };
}

/** From having been given the partitions to all rows and places being saved, into a new database. */
export async function ingestingRun(
  kafka: RealKafka,
  clickhouse: ClickHouseOverHttp,
  topic: string,
  processes: number,
): Promise<Run> {
  const settings = settingsFor(kafka, clickhouse, topic);
  const ingesters = Array.from({ length: processes }, () => new RunningIngester(settings));
  try {
    await Promise.all(ingesters.map((ingester) => ingester.listening()));
    await Promise.all(
      ingesters.map((ingester) =>
        ingester.until(async () => (await ingester.ready()).status === 'ready'),
      ),
    );
    const beganAt = performance.now();
    await Promise.all(ingesters.map((ingester) => ingester.caughtUp()));
    const seconds = (performance.now() - beganAt) / 1000;
    const peaks = ingesters.map(({ pid }) => peakMiB(pid));
    const cpuSeconds = ingesters.reduce((sum, { pid }) => sum + cpuSecondsOf(pid), 0);
    return { seconds, cpuSeconds, peakMiB: Math.max(...peaks) };
  } finally {
    await Promise.all(ingesters.map((ingester) => ingester.stop()));
  }
}

/** What the kernel remembers as the most that a process had in memory. */
function peakMiB(pid: number): number {
  const [, kiB = '0'] =
    /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1')) ?? [];
  return Number(kiB) / 1024;
}

/** Linux counts processor time in hundredths of a second; user and system are the 12th and 13th behind the name. */
function cpuSecondsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
