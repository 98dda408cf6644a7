/**
 * `npm run bench:questions -- --attempts 100000000 --directory DIR`: a fleet's month is made up in the embedded
 * engine, counted ahead, and asked. Prints medians and p99 of each question, beside the same question asked of the
 * attempts with FINAL, and the disk used. What an earlier run left in the directory is neither filled nor counted
 * again; `--steps fill,count,ask` names what is to be done, `pages` among it the API's answers by `noanswer serve`;
 * `--only page,worst` questions by pieces of their names.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openStore } from '../../libs/store/src/open-store';
import type { Store } from '../../libs/store/src/store';
import { countAll } from './count';
import { decide } from './decide';
import { fill, type Fleet } from './fill';
import { askAll } from './measure';
import { diskUse } from './disk';
import { servePages } from './serve-pages';

const HOUR = 3_600_000;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      attempts: { type: 'string', default: '100000000' },
      domains: { type: 'string', default: '200000' },
      senders: { type: 'string', default: '20' },
      days: { type: 'string', default: '30' },
      directory: { type: 'string' },
      keep: { type: 'boolean', default: false },
      steps: { type: 'string', default: 'fill,count,ask' },
      only: { type: 'string', default: '' },
      runs: { type: 'string', default: '200' },
      raw: { type: 'string', default: '3' },
    },
  });
  const made = values.directory === undefined;
  const directory = values.directory ?? mkdtempSync(join(tmpdir(), 'noanswer-bench-'));
  try {
    const store = await openStore({ directory });
    const there = await found(store);
    const fleet: Fleet = {
      attempts: there.attempts || Number(values.attempts),
      domains: Number(values.domains),
      senders: Number(values.senders),
      days: Number(values.days),
      until: Math.ceil((there.last ?? Date.now() - HOUR) / HOUR) * HOUR,
    };
    const steps = values.steps.split(',');
    if (steps.includes('fill') && there.attempts === 0)
      await timed('filled', () => fill(store, fleet, progress('filling')));
    if (steps.includes('count') && (there.buckets === 0 || there.marks > 0))
      await timed('counted ahead', () =>
        countAll(store, fleet, there.buckets === 0, progress('counting')),
      );
    if (steps.includes('ask') && there.decisions === 0)
      await timed('decided', () => decide(store, fleet.until));
    await diskUse(store);
    if (steps.includes('ask'))
      await askAll(store, fleet, {
        only: values.only.split(','),
        runs: Number(values.runs),
        raw: Number(values.raw),
      });
    await store.close();
    if (steps.includes('pages')) await servePages(directory, fleet.domains, Number(values.runs));
  } finally {
    if (made && !values.keep) rmSync(directory, { recursive: true, force: true });
  }
}

interface Found {
  readonly attempts: number;
  /** Of the last attempt. */
  readonly last: number | null;
  readonly buckets: number;
  readonly decisions: number;
  /** Times that are still to be counted: a run was cut off. */
  readonly marks: number;
}

/** What an earlier run left: it is asked as it lies there. */
async function found(store: Store): Promise<Found> {
  const [left] = await store.ask({
    name: 'found',
    sql: `SELECT count() AS n, toUnixTimestamp64Milli(maxOrNull(at)) AS last,
      (SELECT count() FROM domain_buckets) AS buckets,
      (SELECT count() FROM told_decisions) AS decisions,
      (SELECT sum(length(start)) FROM recount_marks FINAL) AS marks FROM delivery_attempts`,
    params: {},
    read: (row): Found => ({
      attempts: row['n'] as number,
      last: row['last'] as number | null,
      buckets: row['buckets'] as number,
      decisions: row['decisions'] as number,
      marks: row['marks'] as number,
    }),
  });
  return left ?? { attempts: 0, last: null, buckets: 0, decisions: 0, marks: 0 };
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (performance.now() - begun) / 1000;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${what} in ${seconds.toFixed(0)} s, ${((user + system) / 1e6).toFixed(0)} s of CPU; peak memory so far ${peak.toFixed(0)} MiB`,
  );
}

function progress(what: string): (share: number) => void {
  let told = 0;
  return (share) => {
    if (share < told + 0.1) return;
    told = share;
    console.log(`  ${what}: ${Math.round(share * 100)} %`);
  };
}

void main();
