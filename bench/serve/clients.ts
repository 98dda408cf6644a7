import autocannon from 'autocannon';
import { setTimeout as sleep } from 'node:timers/promises';
import { ingestOf } from '../../test/serve/ingest-answer';
import type { Section } from '../results/section';
import { coresUsed, processFigures } from './process-figures';
import { underLoad } from './under-load';

const WARM_UP_MS = 15_000;
const PATHS = [
  '/v1/summary?window=24h',
  '/v1/domains?window=24h&limit=20',
  '/v1/domains?window=1h&limit=100',
  '/v1/domains/d0.test',
  '/v1/domains/d7.test?window=24h',
  '/v1/hosts?window=24h&limit=20',
  '/v1/unreachable',
  '/v1/spikes',
  '/v1/senders/findings',
  '/v1/domains/d7.test/series?window=24h',
  '/v1/ingest',
];

/** So many clients ask all the time, one question after the other, while lines come in. */
export async function clients(
  linesPerSecond: number,
  seconds: number,
  connections: number,
): Promise<Section> {
  return underLoad({ linesPerSecond, rotateEvery: [20, 60] }, async ({ serving }) => {
    await sleep(WARM_UP_MS);
    const before = (await ingestOf(serving)).lines.read;
    const memory = processFigures(serving.pid).ownMiB;
    const used = coresUsed(serving.pid);
    const result = await autocannon({
      url: serving.url,
      connections,
      duration: seconds,
      requests: PATHS.map((path) => ({ method: 'GET', path })),
    });
    const cores = used();
    const memoryAfter = processFigures(serving.pid).ownMiB;
    const read = (await ingestOf(serving)).lines.read - before;
    const { latency, requests, errors, timeouts, non2xx } = result;
    const failed = errors + timeouts + non2xx;
    return {
      title: `${connections} clients for ${seconds} s during ingestion at ${linesPerSecond} lines/s`,
      head: ['', 'answers', 'a second', 'errors', 'not 2xx', 'p50 ms', 'p99 ms', 'max ms'],
      rows: [
        [
          'serve',
          requests.total.toLocaleString('en'),
          requests.average.toFixed(0),
          String(errors),
          String(non2xx),
          ...[latency.p50, latency.p99, latency.max].map((ms) => ms.toFixed(0)),
        ],
      ],
      notes: [
        `target: no error: ${failed === 0 ? 'met' : 'MISSED'}`,
        `read meanwhile: ${(read / seconds).toFixed(0)} lines/s; CPU ${(100 * cores).toFixed(0)} % of one core; clients and writer share the machine`,
        `own memory before and after: ${memory.toFixed(0)} and ${memoryAfter.toFixed(0)} MiB`,
        `asked in turns: ${PATHS.map((path) => `\`${path}\``).join(', ')}`,
      ],
    };
  });
}
