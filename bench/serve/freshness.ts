import { setTimeout as sleep } from 'node:timers/promises';
import { Dice } from '../logs/dice';
import type { Section } from '../results/section';
import { percentile } from './figures';
import { coresUsed, processFigures } from './process-figures';
import { underLoad } from './under-load';

const WARM_UP_MS = 10_000;
const ASK_EVERY_MS = 20;
const LIMIT_SECONDS = 2;

/** From a line's being in the log to its being in the answers, seen by somebody who keeps asking. */
export async function freshness(linesPerSecond: number, probes: number): Promise<Section> {
  return underLoad({ linesPerSecond, rotateEvery: [20, 60] }, async ({ load, serving }) => {
    const dice = new Dice(1);
    await sleep(WARM_UP_MS);
    const used = coresUsed(serving.pid);
    const seconds: number[] = [];
    for (let nth = 1; nth <= probes; nth++) {
      await sleep(100 + dice.below(1500));
      const domain = `probe${nth}.test`;
      const writtenAt = await load.probe(domain);
      await serving.until(
        `the attempt at ${domain} in the answers`,
        async () => {
          const { status, body } = await serving.ask(`/v1/domains/${domain}`);
          return status === 200 && attemptsIn(body) > 0 ? true : undefined;
        },
        { everyMs: ASK_EVERY_MS },
      );
      seconds.push((Date.now() - writtenAt) / 1000);
      process.stderr.write(`probe ${nth} of ${probes}: ${seconds.at(-1)?.toFixed(2) ?? ''} s\n`);
    }
    const cores = used();
    const { residentMiB, peakMiB } = processFigures(serving.pid);
    const [median, p90, most] = [0.5, 0.9, 1].map((share) => percentile(seconds, share));
    const isMet = (median ?? NaN) <= LIMIT_SECONDS;
    return {
      title: `Freshness at ${linesPerSecond} lines/s: ${probes} lines, from written to answered`,
      head: ['', 'median s', 'p90 s', 'max s', 'CPU, of one core', 'RSS MiB', 'peak MiB'],
      rows: [
        [
          'serve',
          ...[median, p90, most].map((value) => value?.toFixed(2) ?? ''),
          `${(100 * cores).toFixed(0)} %`,
          residentMiB.toFixed(0),
          peakMiB.toFixed(0),
        ],
      ],
      notes: [
        `target: a line written shows within ${LIMIT_SECONDS} s, median: ${isMet ? 'met' : 'MISSED'}; slowest: ${(most ?? NaN) <= LIMIT_SECONDS ? 'met' : 'missed'}`,
        `the one who asks, every ${ASK_EVERY_MS} ms, is within these CPU figures; the writer is not`,
      ],
    };
  });
}

function attemptsIn(body: unknown): number {
  return (body as { readonly attempts?: number }).attempts ?? 0;
}
