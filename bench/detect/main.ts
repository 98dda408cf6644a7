/** `npm run bench:detect`: see ../README.md, "The bench of detection". */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machineText } from '../results/machine';
import { sectionText } from '../results/section';
import { liveThrough } from './fleet-run';
import { largeSection } from './large';
import { costText, otherSections, spikeSection, wrongOnes } from './report';
import { makeWorld } from './world';

/** Thresholds were chosen on these … */
const TUNING_SEEDS = [1, 2, 1001];
/** … and are reported on these, which nobody looked at before. */
const REPORTING_SEEDS = [1002, 1003, 1004];

const RESULTS = join(__dirname, '../RESULTS.md');

function main(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: {
      seeds: { type: 'string', default: REPORTING_SEEDS.join(',') },
      tuning: { type: 'boolean', default: false },
      domains: { type: 'string', default: '10000' },
      days: { type: 'string', default: '6' },
      warmup: { type: 'string', default: '3' },
      messages: { type: 'string', default: '2000000' },
      large: { type: 'string', default: '200000' },
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
  const runs = seeds.map((seed) => {
    const size = {
      domains: Number(values.domains),
      senders: 6,
      messages: Number(values.messages),
      ...{ days, warmup },
      spikesADay: 150,
    };
    const run = liveThrough(makeWorld(seed, size), (day) => {
      console.error(`seed ${seed}: day ${day} of ${days}`);
    });
    say(`- seed ${seed}: ${costText(run, days)}`);
    return run.score;
  });
  say('');
  say(sectionText(spikeSection(runs)));
  say(sectionText(otherSections(runs)));
  for (const wrong of wrongOnes(runs)) console.log(`- ${wrong}`);
  if (Number(values.large) > 0) say(sectionText(largeSection(Number(values.large), 5)));
  if (values.record) appendFileSync(RESULTS, `\n${text.trimEnd()}\n`);
}

main(process.argv.slice(2));
