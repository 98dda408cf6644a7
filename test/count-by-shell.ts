import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs a shell pipeline on a file (`< "$1"`): counts that owe nothing to the code under test. */
export function shell(pipeline: string, file: string): string {
  return execFileSync('sh', ['-c', `(${pipeline}) < "$1"`, 'sh', file], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
    maxBuffer: 64 * 1024 * 1024,
  });
}

export function countLines(pipeline: string, file: string): number {
  return Number(shell(`${pipeline} | wc -l`, file));
}

/** How often each word that the pipeline prints occurs: `sort | uniq -c`. */
export function tally(pipeline: string, file: string): Record<string, number> {
  const rows = shell(`${pipeline} | sort | uniq -c`, file).split('\n').slice(0, -1);
  return Object.fromEntries(
    rows.map((row): [string, number] => {
      const [, count = '', word = ''] = /^ *(\d+) ?(.*)$/.exec(row) ?? [];
      return [word, Number(count)];
    }),
  );
}

/** Only what was counted at all: a report names some kinds although there are none. */
export function withoutZeros(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** A tab-separated file as rows of cells. */
export function readTsv(path: string): string[][] {
  const rows = readFileSync(path, 'utf8').split('\n').slice(0, -1);
  return rows.map((row) => row.split('\t'));
}
