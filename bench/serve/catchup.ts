import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingestOf } from '../../test/serve/ingest-answer';
import { Serving, freePort } from '../../test/serve/serving';
import { logOf } from '../logs/make-log';
import { COMMAND } from '../measure/built';
import { measuredRun } from '../measure/measured-run';
import { median } from '../measure/median';
import { warm } from '../measure/warm';
import type { Section } from '../results/section';
import { processFigures } from './process-figures';

interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMiB: number;
}

/** The same log into a fresh data directory: by `serve` to its end, by `analyze` to its end. In turns. */
export async function catchup(lines: number, rounds: number): Promise<Section> {
  const path = logOf('postfix', lines);
  warm(path);
  const runs = { analyze: [] as Run[], serve: [] as Run[] };
  for (let round = 0; round < rounds; round++) {
    const both = ['analyze', 'serve'] as const;
    for (const name of round % 2 === 0 ? both : both.toReversed()) {
      const run = await inFresh((data) =>
        name === 'serve' ? byServe(path, lines, data) : byAnalyze(path, data),
      );
      process.stderr.write(
        `round ${round + 1} of ${rounds}: ${name}: ${run.seconds.toFixed(2)} s\n`,
      );
      runs[name].push(run);
    }
  }
  const middle = (of: readonly Run[], field: keyof Run): number =>
    median(of.map((run) => run[field])) ?? NaN;
  const ratio = middle(runs.serve, 'seconds') / middle(runs.analyze, 'seconds');
  const cpu = middle(runs.serve, 'cpuSeconds') / middle(runs.analyze, 'cpuSeconds');
  return {
    title: `Catching up: ${lines} lines into a fresh data directory`,
    head: ['', 'median s', 'lines/s', 'CPU s', 'peak MiB', 'all rounds, s'],
    rows: Object.entries(runs).map(([name, of]) => [
      name,
      middle(of, 'seconds').toFixed(2),
      Math.round(lines / middle(of, 'seconds')).toLocaleString('en'),
      middle(of, 'cpuSeconds').toFixed(2),
      middle(of, 'peakMiB').toFixed(0),
      of.map(({ seconds }) => seconds.toFixed(2)).join(' '),
    ]),
    notes: [
      `serve takes ${ratio.toFixed(2)} times the time of analyze, ${cpu.toFixed(2)} times its CPU time`,
      'serve: from its start to the answer of /v1/ingest that all is read and saved; analyze: to its end, report included',
    ],
  };
}

async function byAnalyze(path: string, data: string): Promise<Run> {
  const argv = [process.execPath, COMMAND, 'analyze', '--data', data, '--timezone', 'UTC', path];
  const { seconds, cpuSeconds, peakMiB } = await measuredRun({
    argv: argv as [string, ...string[]],
    onOneCore: false,
  });
  return { seconds, cpuSeconds: cpuSeconds ?? NaN, peakMiB: peakMiB ?? NaN };
}

async function byServe(path: string, lines: number, data: string): Promise<Run> {
  const port = await freePort();
  const begun = performance.now();
  const serving = Serving.start({ data, paths: [path], port });
  try {
    await serving.until(
      'all is read',
      async () => {
        const { state, lines: seen, savedAt } = await ingestOf(serving);
        const isDone = state === 'following' && seen.read >= lines && savedAt !== null;
        return isDone ? true : undefined;
      },
      { withinMs: 600_000 },
    );
    const seconds = (performance.now() - begun) / 1000;
    const { cpuSeconds, peakMiB } = processFigures(serving.pid);
    return { seconds, cpuSeconds, peakMiB };
  } finally {
    await serving.terminate(30_000);
  }
}

async function inFresh<T>(use: (data: string) => Promise<T>): Promise<T> {
  const place = mkdtempSync(join(tmpdir(), 'noanswer-bench-'));
  try {
    return await use(join(place, 'data'));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
