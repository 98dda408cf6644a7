/** `npm run bench`: see README.md beside this file. */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Mta } from './logs/make-log';
import { logOf } from './logs/make-log';
import { warm } from './measure/warm';
import { bytes } from './questions/bytes';
import { memory } from './questions/memory';
import { speed } from './questions/speed';
import { machineText } from './results/machine';
import type { Section } from './results/section';
import { sectionText } from './results/section';

const RESULTS = join(__dirname, 'RESULTS.md');
const QUESTIONS = ['parsing', 'analyze', 'memory', 'bytes'];
const MTAS: readonly Mta[] = ['postfix', 'exim'];

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      lines: { type: 'string', default: '2000000' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string', default: QUESTIONS.join(',') },
      mta: { type: 'string', default: MTAS.join(',') },
      large: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
    },
  });
  const lines = count(values.lines);
  const rounds = count(values.rounds);
  const asked = values.only.split(',');
  const strange = asked.filter((name) => !QUESTIONS.includes(name));
  if (strange.length > 0) throw new RangeError(`no such question: ${strange.join(', ')}`);

  let text = '';
  const say = (part: string): void => {
    console.log(part);
    text += `${part}\n`;
  };
  say(machineText(['npm run bench', ...(args.length > 0 ? ['--'] : []), ...args].join(' ')));
  for (const mta of MTAS.filter((name) => values.mta.split(',').includes(name))) {
    const path = logOf(mta, lines);
    warm(path);
    const answers: Record<string, () => Promise<Section>> = {
      parsing: () => speed('parsing', mta, { path, lines }, rounds),
      analyze: () => speed('analyze', mta, { path, lines }, rounds),
      memory: () => memory(mta, values.large),
      bytes: () => bytes(mta, path),
    };
    for (const name of asked) {
      const section = await answers[name]?.();
      if (section !== undefined) say(sectionText(section));
    }
  }
  if (values.record) appendFileSync(RESULTS, `\n${text.trimEnd()}\n`);
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`${text} is no number of things`);
  return value;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
