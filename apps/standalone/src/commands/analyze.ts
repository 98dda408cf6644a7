import type { Filter, RecipientMode, Store } from '@noanswer/store';
import { DEFAULT_RETENTION_DAYS, openStore, sweepTemporaryStores } from '@noanswer/store';
import { ingest } from '../reading/ingest';
import { buildReport } from '@noanswer/answers';
import { csvReport } from '../report/csv-report';
import type { Report } from '@noanswer/answers';
import { textReport } from '../report/text-report';
import { SHIPPED_SAMPLES } from '../samples/shipped-samples';
import { ReadingProgress } from '../terminal/progress-bar';
import { StreamOut } from '../terminal/stream-out';
import { warn } from '../terminal/warn';
import { DONE, INCOMPLETE, UsageError } from './exit-codes';
import type { LogOptions } from './log-options';
import type { OpenedInputs } from './open-inputs';
import { openInputs } from './open-inputs';

export interface AnalyzeOptions extends LogOptions {
  readonly format: 'text' | 'json' | 'csv';
  readonly filter: Filter;
  readonly top?: number;
  readonly data?: string;
  readonly recipients: RecipientMode;
  readonly retentionDays: number | undefined;
}

/** Domains and hosts that a person reads at a time. */
const TOP_IN_TEXT = 10;
const NOTHING: OpenedInputs = { inputs: [], problems: [], passedOver: [] };

/** `noanswer analyze`: from logs to the answer. */
export async function analyze(paths: readonly string[], options: AnalyzeOptions): Promise<number> {
  const { since, until } = options.filter;
  if (since !== undefined && until !== undefined && since >= until) {
    throw new UsageError('--since must be before --until.');
  }
  const { inputs, problems, passedOver } = await inputsOf(paths, options);
  [...problems, ...passedOver].forEach(warn);
  sweepTemporaryStores();
  const store = await openStore({
    directory: options.data,
    retentionDays:
      options.retentionDays ?? (options.data === undefined ? undefined : DEFAULT_RETENTION_DAYS),
    recipients: options.recipients,
    rollups: options.data !== undefined,
    once: options.data === undefined,
  });
  try {
    const broken = await read(store, inputs, options);
    broken.forEach(warn);
    // What reading took would be kept until V8 needs room, and the questions are asked of the engine. An ordinary
    // collection leaves V8 five times what lives: pages that it keeps in case.
    globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    const top = options.top ?? (options.format === 'text' ? TOP_IN_TEXT : undefined);
    const report = await buildReport(store, options.filter, top);
    await print(report, options);
    return problems.length + broken.length === 0 ? DONE : INCOMPLETE;
  } finally {
    await store.close();
  }
}

/** Without paths: what the data directory holds, or the samples that we ship. */
async function inputsOf(paths: readonly string[], options: AnalyzeOptions): Promise<OpenedInputs> {
  if (paths.length > 0) return openInputs(paths);
  if (options.data !== undefined) return NOTHING;
  warn('no path was given: these are the sample logs that come with noanswer');
  return openInputs([SHIPPED_SAMPLES]);
}

async function read(
  store: Store,
  inputs: OpenedInputs['inputs'],
  options: AnalyzeOptions,
): Promise<string[]> {
  const known = inputs.every(({ size }) => size !== null);
  const bytes = inputs.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const progress = new ReadingProgress(known ? bytes : null);
  try {
    return await ingest(store, inputs, {
      timezone: options.timezone,
      host: options.host,
      now: Date.now(),
      onProgress: ({ path }, bytesRead, linesRead) => {
        progress.update(path, bytesRead, linesRead);
      },
    });
  } finally {
    progress.stop();
  }
}

async function print(report: Report, options: AnalyzeOptions): Promise<void> {
  const out = new StreamOut(process.stdout);
  out.write(
    {
      json: () => `${JSON.stringify(report, null, 2)}\n`,
      csv: () => csvReport(report),
      text: () => textReport(report, options.filter.domain),
    }[options.format](),
  );
  await out.flush();
}
