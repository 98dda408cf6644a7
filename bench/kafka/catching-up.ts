import { setTimeout as wait } from 'node:timers/promises';
import type { ClickHouseOverHttp } from '../../test/clickhouse-http/start';
import type { RealKafka } from '../../test/kafka/real-kafka';
import { RunningIngester } from '../../test/kafka/run-ingester';
import type { Section } from '../results/section';
import { mean, slope } from '../serve/figures';
import { processFigures } from '../serve/process-figures';
import { settingsFor } from './runs';

const LOOK_EVERY_MS = 1_000;
const FIFTHS = 5;
/** What the last fifth may have more than the second: garbage is collected when it suits. */
const FLAT_WITHIN = 1.1;

interface Look {
  readonly seconds: number;
  readonly taken: number;
  readonly ownMiB: number;
}

/** One ingester that finds a day's lag: how long it takes, and whether its memory grows with what it has read. */
export async function catchingUp(
  kafka: RealKafka,
  clickhouse: ClickHouseOverHttp,
  topic: string,
  lines: number,
): Promise<Section> {
  const ingester = new RunningIngester(settingsFor(kafka, clickhouse, topic));
  try {
    await ingester.listening();
    await ingester.until(async () => (await ingester.ready()).status === 'ready');
    const looks = await looksAt(ingester, lines);
    return sectionOf(looks, lines, processFigures(ingester.pid).peakMiB);
  } finally {
    await ingester.stop();
  }
}

/** Until all is read and saved. */
async function looksAt(ingester: RunningIngester, lines: number): Promise<Look[]> {
  const beganAt = performance.now();
  const looks: Look[] = [];
  for (;;) {
    const { recordsBehind, isSaved } = await ingester.ready();
    const seconds = (performance.now() - beganAt) / 1000;
    const { ownMiB } = processFigures(ingester.pid);
    looks.push({ seconds, taken: lines - recordsBehind, ownMiB });
    if (recordsBehind === 0 && isSaved) return looks;
    await wait(LOOK_EVERY_MS);
  }
}

function sectionOf(looks: readonly Look[], lines: number, peakMiB: number): Section {
  const fifths = Array.from({ length: FIFTHS }, (_, at) =>
    looks.filter(({ taken }) => fifthOf(taken, lines) === at),
  );
  const means = fifths.map((some) => mean(some.map(({ ownMiB }) => ownMiB)));
  const later = looks.filter(({ taken }) => fifthOf(taken, lines) > 0);
  const growth = slope(later.map(({ taken, ownMiB }) => [taken / 1e6, ownMiB] as const));
  const isFlat = (means.at(-1) ?? Infinity) <= (means[1] ?? 0) * FLAT_WITHIN;
  const seconds = looks.at(-1)?.seconds ?? 0;
  return {
    title: `Catching up: ${lines.toLocaleString('en')} lines of postfix, zstd, one ingester`,
    head: ['fifth', 'looks', 'seconds', 'least MiB', 'mean MiB', 'most MiB'],
    rows: fifths.map((some, at) => {
      const own = some.map(({ ownMiB }) => ownMiB);
      const took = (some.at(-1)?.seconds ?? 0) - (fifths[at - 1]?.at(-1)?.seconds ?? 0);
      const [least, most] = [Math.min(...own), Math.max(...own)];
      return [at + 1, some.length, took, least, means[at] ?? 0, most].map((one) => one.toFixed(0));
    }),
    notes: [
      `all read and saved in ${seconds.toFixed(0)} s: ${Math.round(lines / seconds).toLocaleString('en')} lines/s`,
      `from the second fifth on ${growth >= 0 ? '+' : ''}${growth.toFixed(1)} MiB a million lines by least squares; ` +
        `peak ${peakMiB.toFixed(0)} MiB with file pages`,
      `target: the last fifth takes no more than ${FLAT_WITHIN} times the second's memory: ${isFlat ? 'met' : 'NOT MET'}`,
    ],
  };
}

const fifthOf = (taken: number, lines: number): number =>
  Math.min(FIFTHS - 1, Math.floor((taken / lines) * FIFTHS));
