import { setTimeout as sleep } from 'node:timers/promises';
import { untilAllIsRead } from '../../test/serve/ingest-answer';
import type { Section } from '../results/section';
import { processFigures } from './process-figures';
import { underLoad } from './under-load';

const SETTLE_MS = 20_000;

/** What serve costs while nothing is written, after it has read some. */
export async function idle(seconds: number): Promise<Section> {
  return underLoad({ linesPerSecond: 5000 }, async ({ load, serving }) => {
    await sleep(5000);
    await load.rotate('rename');
    await load.end();
    await untilAllIsRead(serving);
    await sleep(SETTLE_MS); // merges of what was just written are no idling
    const before = processFigures(serving.pid);
    await sleep(seconds * 1000);
    const after = processFigures(serving.pid);
    const used = after.cpuSeconds - before.cpuSeconds;
    return {
      title: `Idle: ${seconds} s without a new line`,
      head: ['', 'CPU s', 'of one core', 'RSS MiB'],
      rows: [
        [
          'serve',
          used.toFixed(2),
          `${((100 * used) / seconds).toFixed(2)} %`,
          after.residentMiB.toFixed(0),
        ],
      ],
      notes: ['four files are watched: two logs and what a rotation left of each'],
    };
  });
}
