import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, Serving } from '../../test/serve/serving';
import { percentile } from '../serve/figures';

/** An answer is everybody's for a second: who asks again sooner measures that. */
const APART_MS = 1100;

/** What a dashboard asks, whole: a page is many questions. `/?` and `=?` are a domain, another each time. */
const PAGES: readonly string[] = [
  '/v1/summary?window=24h',
  '/v1/summary?window=30d',
  '/v1/domains?limit=20',
  '/v1/domains?window=30d&limit=20',
  '/v1/domains?window=30d&limit=100',
  '/v1/domains/?',
  '/v1/domains/??window=30d',
  '/v1/domains/?/series?window=30d&bucket=1d',
  '/v1/hosts?window=24h&limit=20',
  '/v1/unreachable',
  '/v1/spikes',
  '/v1/senders',
  '/v1/senders?window=30d',
  '/v1/retries?window=30d',
  '/v1/retries?window=30d&domain=?',
];

/**
 * The same month as `noanswer serve` answers it over HTTP, all of it decided: every page in turn, one at a time, nothing else going on.
 *
 * @param domains as many there are.
 */
export async function servePages(data: string, domains: number, runs: number): Promise<void> {
  const logs = mkdtempSync(join(tmpdir(), 'noanswer-bench-'));
  const serving = Serving.start({ data, paths: [logs], port: await freePort() });
  const taken = PAGES.map((page) => ({ page, ms: [] as number[], not200: 0 }));
  try {
    await serving.untilLive();
    await untilDecided(serving);
    for (let run = -1; run < runs; run++)
      for (const figures of taken) {
        const asked = performance.now();
        const { status } = await serving.ask(
          figures.page.replace(/(?<=[/=])\?/, nameOf(run, domains)),
        );
        const took = performance.now() - asked;
        await sleep(APART_MS / PAGES.length);
        // The first warms up.
        if (run < 0) continue;
        figures.ms.push(took);
        if (status !== 200) figures.not200++;
      }
  } finally {
    await serving.terminate(60_000);
    rmSync(logs, { recursive: true, force: true });
  }
  console.log(
    `\n${'served'.padEnd(44)} ${'median ms'.padStart(10)} ${'p99 ms'.padStart(8)} not 200`,
  );
  for (const { page, ms, not200 } of taken)
    console.log(
      [
        page.padEnd(44),
        percentile(ms, 0.5).toFixed(0).padStart(10),
        percentile(ms, 0.99).toFixed(0).padStart(8),
        String(not200).padStart(7),
      ].join(' '),
    );
}

/** Whoever watches first evaluates what was there before it began, which takes a core. */
async function untilDecided(serving: Serving): Promise<void> {
  for (;;) {
    const { body } = await serving.ask('/v1/unreachable?limit=1');
    if ((body as { decided?: { state?: string } }).decided?.state === 'watching') return;
    await sleep(1000);
  }
}

/** Busy ones and quiet ones, as people ask. */
const nameOf = (run: number, domains: number): string =>
  `d${1 + Math.floor(domains ** ((Math.abs(run) * 0.61803) % 1))}.example`;
