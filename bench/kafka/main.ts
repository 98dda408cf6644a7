/** `npm run bench:kafka`: see ../README.md, "The bench of the ingester". */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ClickHouseOverHttp } from '../../test/clickhouse-http/start';
import { CODECS, type Codec } from '../../test/kafka/other-producers';
import { startKafka } from '../../test/kafka/real-kafka';
import { logOf } from '../logs/make-log';
import { median } from '../measure/median';
import { machineText } from '../results/machine';
import { sectionText } from '../results/section';
import { countingRun, ingestingRun, type Run } from './runs';
import { topicOfLines } from './topic-of-lines';

const RESULTS = join(__dirname, '../RESULTS.md');
const TARGET = 0.3;

interface Contest {
  readonly codec: Codec;
  readonly counting: Run[];
  readonly one: Run[];
  readonly two: Run[];
}

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      lines: { type: 'string', default: '2000000' },
      rounds: { type: 'string', default: '3' },
      partitions: { type: 'string', default: '4' },
      codecs: { type: 'string', default: CODECS.join(',') },
      record: { type: 'boolean', default: false },
    },
  });
  const [lines, rounds, partitions] = [values.lines, values.rounds, values.partitions].map(Number);
  const log = logOf('postfix', lines ?? 0);
  const machine = machineText(['npm run bench:kafka --', ...args].join(' '));
  const [kafka, clickhouse] = [await startKafka(), await ClickHouseOverHttp.start()];
  const contests: Contest[] = [];
  try {
    for (const codec of CODECS.filter((one) => values.codecs.split(',').includes(one))) {
      const topic = await topicOfLines(kafka, log, partitions ?? 0, codec);
      const contest: Contest = { codec, counting: [], one: [], two: [] };
      contests.push(contest);
      for (let round = 0; round < (rounds ?? 0); round++) {
        contest.counting.push(await countingRun(kafka, topic, lines ?? 0));
        contest.one.push(await ingestingRun(kafka, clickhouse, topic, 1));
        contest.two.push(await ingestingRun(kafka, clickhouse, topic, 2));
      }
      process.stderr.write(`${codec}: ${JSON.stringify(contest)}\n`);
    }
  } finally {
    await clickhouse.stop();
    await kafka.stop();
  }
  const text = `${machine}\n${sectionOf(contests, lines ?? 0, partitions ?? 0)}`;
  console.log(text);
  if (values.record) appendFileSync(RESULTS, `\n${text.trimEnd()}\n`);
}

function sectionOf(contests: readonly Contest[], lines: number, partitions: number): string {
  const rate = (runs: readonly Run[]): number =>
    lines / (median(runs.map(({ seconds }) => seconds)) ?? Infinity);
  const shares = contests.map(({ counting, one }) => rate(one) / rate(counting));
  return sectionText({
    title: `From Kafka to the store: postfix log, ${lines} lines, ${partitions} partitions`,
    head: [
      'codec',
      'counting, lines/s',
      'ingester, lines/s',
      'share',
      'two, lines/s',
      'two to one',
      'CPU s, counting',
      'CPU s, ingester',
      'peak MiB',
    ],
    rows: contests.map(({ codec, counting, one, two }, at) => [
      codec,
      whole(rate(counting)),
      whole(rate(one)),
      (shares[at] ?? 0).toFixed(2),
      whole(rate(two)),
      (rate(two) / rate(one)).toFixed(2),
      cpu(counting),
      cpu(one),
      whole(Math.max(...one.map(({ peakMiB }) => peakMiB ?? 0))),
    ]),
    notes: [
      `target: a share of ${TARGET} for each codec, aiming at 0.5: ${
        Math.min(...shares) >= TARGET ? 'met' : 'NOT MET'
      }`,
      'counting: a kafkajs consumer that only counts. Broker, store and readers share this machine',
      'ingester: from being given the partitions to rows and places saved',
    ],
  });
}

const cpu = (runs: readonly Run[]): string =>
  (median(runs.map(({ cpuSeconds }) => cpuSeconds)) ?? 0).toFixed(1);

const whole = (value: number): string => Math.round(value).toLocaleString('en');

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
