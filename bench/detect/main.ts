/** `npm run bench:detect`: see ../README.md, "The bench of detection". */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineText } from '../results/machine';
import { sectionText } from '../results/section';
import { largeSection } from './large';
import { costText, otherSections, spikeSection, wrongOnes } from './report';
import { runSeeds } from './seeds';

/** Thresholds were chosen on these … */
const TUNING_SEEDS = [1, 2, 1001, 1002, 1003, 1004];
/** … and are reported on these, which nobody looked at before. */
const REPORTING_SEEDS = [3001, 3002, 3003, 3004];
/** A fleet that is lived through in a minute: a look whether something broke, no figures to report. */
const QUICK = {
  seeds: '1',
  domains: '2000',
  messages: '400000',
  days: '3',
  warmup: '1',
  large: '0',
};

const FULL = {
  seeds: REPORTING_SEEDS.join(','),
  domains: '10000',
  messages: '2000000',
  days: '6',
  warmup: '3',
  large: '200000',
};

const RESULTS = join(__dirname, '../RESULTS.md');

async function main(args: string[]): Promise<void> {
  const quick = args.includes('--quick');
  const usual = quick ? QUICK : FULL;
  const { values } = parseArgs({
    args,
    options: {
      quick: { type: 'boolean', default: false },
      seeds: { type: 'string', default: usual.seeds },
      tuning: { type: 'boolean', default: false },
      domains: { type: 'string', default: usual.domains },
      days: { type: 'string', default: usual.days },
      warmup: { type: 'string', default: usual.warmup },
      messages: { type: 'string', default: usual.messages },
      large: { type: 'string', default: usual.large },
      record: { type: 'boolean', default: false },
    },
  });
  const seeds = values.tuning ? TUNING_SEEDS : values.seeds.split(',').map(Number);
  const [days, warmup] = [Number(values.days), Number(values.warmup)];
  let text = '';
  const say = (part: string): void => {
    console.log(part);
    text += `${part}\n`;
  };
  say(machineText(['npm run bench:detect', ...(args.length > 0 ? ['--'] : []), ...args].join(' ')));
  say(`Tuning seeds ${TUNING_SEEDS.join(', ')}; the seeds of this run: ${seeds.join(', ')}.`);
  say(`${values.domains} domains, ${days} days each, faults from day ${warmup + 1} on.\n`);
  const size = {
    domains: Number(values.domains),
    senders: 6,
    messages: Number(values.messages),
    ...{ days, warmup },
    spikesADay: 150,
  };
  const all = await runSeeds(seeds, size);
  all.forEach((run, i) => {
    say(`- seed ${seeds[i]}: ${costText(run, days)}`);
  });
  const runs = all.map(({ score }) => score);
  say('');
  say(sectionText(spikeSection(runs)));
  say(sectionText(otherSections(runs)));
  for (const wrong of wrongOnes(runs)) console.log(`- ${wrong}`);
  if (Number(values.large) > 0) say(sectionText(largeSection(Number(values.large), 5)));
  if (values.record) appendFileSync(RESULTS, `\n${text.trimEnd()}\n`);
}

void main(process.argv.slice(2));
