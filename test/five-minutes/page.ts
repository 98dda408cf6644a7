import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run-noanswer';

/** The steps of the page, in its order: the fenced `sh` blocks below each heading. */
export function stepsOf(page: string): Map<string, string> {
  const steps = new Map<string, string>();
  let heading = '';
  let commands: string[] | null = null;
  for (const line of page.split('\n')) {
    if (commands === null && line.startsWith('## ')) heading = line.slice(3);
    else if (commands === null && line === '```sh') commands = [];
    else if (commands !== null && line === '```') {
      steps.set(heading, [steps.get(heading) ?? '', ...commands].join('\n'));
      commands = null;
    } else commands?.push(line);
  }
  return steps;
}

export const PAGE = readFileSync(join(ROOT, 'docs/five-minutes.md'), 'utf8');

const SYSTEM_PATH = /(?<![\w./-])\/(opt|etc|var|usr\/local)(?=\/)/g;

/**
 * The same text for a machine whose root is `scratch` and whose port is free.
 *
 * @throws if a path of the real system is left: some of the commands remove what they name.
 */
export function inScratchRoot(text: string, scratch: string, port: number): string {
  const moved = text
    .replace(SYSTEM_PATH, `${scratch}/$1`)
    .replaceAll('127.0.0.1:8425', `127.0.0.1:${port}`);
  const [left] =
    /(?<!SCRATCH|file:\/\/)\/(?:opt|etc|var|usr|home|root)\b\S*/.exec(
      moved.replaceAll(scratch, 'SCRATCH'),
    ) ?? [];
  if (left !== undefined) throw new Error(`${left} would be taken from the real system`);
  return moved;
}
