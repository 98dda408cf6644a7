/** `npm run bench:kafka`: see ../README.md, "The bench of the ingester". */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ClickHouseOverHttp } from '../../test/clickhouse-http/start';
import { CODECS, type Codec } from '../../test/kafka/other-producers';
import { startKafka, type RealKafka } from '../../test/kafka/real-kafka';
import { logOf } from '../logs/make-log';
import { median } from '../measure/median';
import { machineText } from '../results/machine';
import { sectionText, type Section } from '../results/section';
import { catchingUp } from './catching-up';
import { countingRun, ingestingRun, type Run } from './runs';
import { topicOfLines } from './topic-of-lines';

const RESULTS = join(__dirname, '../RESULTS.md');
const TARGET = 0.3;
const LOG_LINES = 2_000_000;
const BACKLOG_LINES = 20_000_000;

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
      only: { type: 'string' },
      lines: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      partitions: { type: 'string', default: '4' },
      codecs: { type: 'string', default: CODECS.join(',') },
      record: { type: 'boolean', default: false },
    },
  });
  const [rounds, partitions] = [Number(values.rounds), Number(values.partitions)];
  const codecs = CODECS.filter((one) => values.codecs.split(',').includes(one));
  const machine = machineText(['npm run bench:kafka --', ...args].join(' '));
  const sections: Section[] = [];
  const [kafka, clickhouse] = [await startKafka(), await ClickHouseOverHttp.start()];
  try {
    if (values.only !== 'catchup') {
      const lines = Number(values.lines ?? LOG_LINES);
      const contests = await contestsOf(kafka, clickhouse, { codecs, lines, rounds, partitions });
      sections.push(sectionOf(contests, lines, partitions));
    }
    if (values.only !== 'share') {
      const hosts = Math.ceil(Number(values.lines ?? BACKLOG_LINES) / LOG_LINES);
      const log = logOf('postfix', LOG_LINES);
      const topic = await topicOfLines(kafka, log, partitions, 'zstd', hosts);
      sections.push(await catchingUp(kafka, clickhouse, topic, hosts * LOG_LINES));
    }
  } finally {
    await clickhouse.stop();
    await kafka.stop();
  }
  const text = `${machine}\n${sections.map(sectionText).join('\n')}`;
  console.log(text);
  if (values.record) appendFileSync(RESULTS, `\n${text.trimEnd()}\n`);
}

interface Terms {
  readonly codecs: readonly Codec[];
  readonly lines: number;
  readonly rounds: number;
  readonly partitions: number;
}

async function contestsOf(
  kafka: RealKafka,
  clickhouse: ClickHouseOverHttp,
  { codecs, lines, rounds, partitions }: Terms,
): Promise<Contest[]> {
  const log = logOf('postfix', lines);
  const contests: Contest[] = [];
  for (const codec of codecs) {
    const topic = await topicOfLines(kafka, log, partitions, codec);
    const contest: Contest = { codec, counting: [], one: [], two: [] };
    contests.push(contest);
    for (let round = 0; round < rounds; round++) {
      contest.counting.push(await countingRun(kafka, topic, lines));
      contest.one.push(await ingestingRun(kafka, clickhouse, topic, 1));
      contest.two.push(await ingestingRun(kafka, clickhouse, topic, 2));
    }
    process.stderr.write(`${codec}: ${JSON.stringify(contest)}\n`);
  }
  return contests;
}

function sectionOf(contests: readonly Contest[], lines: number, partitions: number): Section {
  const rate = (runs: readonly Run[]): number =>
    lines / (median(runs.map(({ seconds }) => seconds)) ?? Infinity);
  const shares = contests.map(({ counting, one }) => rate(one) / rate(counting));
  return {
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
      'ingester: one process with the readers that it has by default, a thread each; from being given the partitions to rows and places saved',
    ],
  };
}

const cpu = (runs: readonly Run[]): string =>
  (median(runs.map(({ cpuSeconds }) => cpuSeconds)) ?? 0).toFixed(1);

const whole = (value: number): string => Math.round(value).toLocaleString('en');

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
