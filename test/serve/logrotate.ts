import { execFile } from 'node:child_process';
import { accessSync, constants, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Load } from './load';

/** Where `test/lab/logrotate/run --install` unpacks it. */
const KIT = join(process.env['NOANSWER_LAB_KIT'] ?? '/var/cache/noanswer-lab', 'logrotate');

/** The real logrotate, installed or unpacked; null if there is none. */
export function findLogrotate(): string | null {
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    join(KIT, 'usr/sbin'),
  ];
  return folders.map((folder) => join(folder, 'logrotate')).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A configuration that rotates these logs of this process. */
export interface LogrotateJob {
  readonly logs: readonly string[];
  readonly load: Load;
  /** `compress`, `copytruncate`, … */
  readonly directives: readonly string[];
}

/** One forced run. With copytruncate the writer waits meanwhile: what it wrote then would be lost by nature. */
export async function logrotate(program: string, place: string, job: LogrotateJob): Promise<void> {
  if (job.directives.includes('copytruncate'))
    await job.load.holdWhile(() => run(program, place, job));
  else
    await run(program, place, {
      ...job,
      directives: [...job.directives, 'postrotate', `kill -HUP ${job.load.pid}`, 'endscript'],
    });
}

async function run(program: string, place: string, job: LogrotateJob): Promise<void> {
  const configuration = join(place, 'logrotate.conf');
  writeFileSync(
    configuration,
    [
      `${job.logs.map((log) => `"${log}"`).join(' ')} {`,
      '  sharedscripts',
      ...job.directives.map((directive) => `  ${directive}`),
      '}\n',
    ].join('\n'),
    { mode: 0o644 },
  );
  const library = join(KIT, 'usr/lib/x86_64-linux-gnu');
  await promisify(execFile)(
    program,
    ['--force', '--state', join(place, 'logrotate.state'), configuration],
    { env: { ...process.env, LD_LIBRARY_PATH: library } },
  );
}
