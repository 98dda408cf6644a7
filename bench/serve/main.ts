/** `npm run bench:serve`: see ../README.md, "The bench of serve". */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineText } from '../results/machine';
import type { Section } from '../results/section';
import { sectionText } from '../results/section';
import { catchup } from './catchup';
import { clients } from './clients';
import { freshness } from './freshness';
import { idle } from './idle';
import { memory } from './memory';

const RESULTS = join(__dirname, '../RESULTS.md');
const UNLESS_ASKED = 'freshness,load,catchup,idle';

async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      only: { type: 'string', default: UNLESS_ASKED },
      rate: { type: 'string', default: '5000' },
      probes: { type: 'string', default: '60' },
      seconds: { type: 'string', default: '60' },
      clients: { type: 'string', default: '50' },
      minutes: { type: 'string', default: '60' },
      lines: { type: 'string', default: '2000000' },
      rounds: { type: 'string', default: '3' },
      record: { type: 'boolean', default: false },
    },
  });
  const [rate, seconds] = [count(values.rate), count(values.seconds)];
  const questions: Readonly<Record<string, () => Promise<Section>>> = {
    freshness: () => freshness(rate, count(values.probes)),
    load: () => clients(rate, seconds, count(values.clients)),
    memory: () => memory(rate, count(values.minutes)),
    catchup: () => catchup(count(values.lines), count(values.rounds)),
    idle: () => idle(seconds),
  };
  const asked = values.only.split(',');
  const strange = asked.filter((name) => questions[name] === undefined);
  if (strange.length > 0) throw new RangeError(`no such question: ${strange.join(', ')}`);

  let text = '';
  const say = (part: string): void => {
    console.log(part);
    text += `${part}\n`;
  };
  say(machineText(['npm run bench:serve', ...(args.length > 0 ? ['--'] : []), ...args].join(' ')));
  for (const name of asked) {
    const section = await questions[name]?.();
    if (section !== undefined) say(sectionText(section));
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
