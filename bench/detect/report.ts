import type { Section } from '../results/section';
import type { FleetRun } from './fleet-run';
import type { Score, SpikeScore } from './judge';

/** What the best possible test would find all but surely: only here a miss is ours. */
export const SURE = 0.9999;
const POWERS = [0, 0.5, 0.99, SURE, 1.01];

/** The first evaluation that sees twenty attempts, or the next one. */
export const isInTime = ({ foundAt, enoughAt }: SpikeScore): boolean =>
  foundAt !== null && enoughAt !== null && foundAt <= enoughAt + 1;

const isEverFound = ({ foundAt, truth }: SpikeScore): boolean =>
  foundAt !== null && foundAt <= truth.to + 2;

export function spikeSection(scores: readonly Score[]): Section {
  const all = scores.flatMap(({ spikes }) => spikes);
  const enough = all.filter(({ enoughAt, isStillOpen }) => enoughAt !== null && !isStillOpen);
  const row = (name: string, some: readonly SpikeScore[]): string[] => [
    name,
    String(some.length),
    share(some.filter(isInTime).length, some.length),
    share(some.filter(isEverFound).length, some.length),
  ];
  const classes = POWERS.slice(0, -1).map((low, i) => {
    const high = POWERS[i + 1] ?? 1;
    const name = low === SURE ? `≥ ${percent(low)}` : `${percent(low)} to ${percent(high)}`;
    return row(
      `20 attempts made; the best possible test finds ${name}`,
      enough.filter(({ power }) => power >= low && power < high),
    );
  });
  const days = sum(scores.map((score) => score.days));
  const falseOnes = sum(scores.map(({ falseSpikes }) => falseSpikes.length));
  return {
    title: 'Spikes',
    head: ['injected', 'spikes', 'found within two evaluations', 'found while it lasted'],
    rows: [
      row('all', all),
      row('20 attempts made while it lasted', enough),
      ...classes,
      row(
        'fewer than 20 attempts',
        all.filter(({ enoughAt }) => enoughAt === null),
      ),
    ],
    notes: [
      `false spikes: ${falseOnes} in ${days} days: ${(falseOnes / days).toFixed(2)} a day (target < 1)`,
      '“within two evaluations”: of those that see 20 attempts made since the spike began, the first or the second',
      '“the best possible test” knows both rates exactly, knows where the spike began, and may be wrong once in ten million, as ours may be',
    ],
  };
}

export function otherSections(scores: readonly Score[]): Section {
  const all = <T>(of: (score: Score) => readonly T[]): T[] => scores.flatMap(of);
  const delays = all(({ flagDelays }) => flagDelays);
  const faults = all(({ egress }) => egress);
  const outages = all(({ outages: some }) => some).filter(({ findings }) => findings > 0);
  const found = faults.filter(({ findings }) => findings > 0);
  return {
    title: 'Flags, senders and providers',
    head: ['what', 'seen', 'target'],
    rows: [
      ['chronic flags', String(delays.length), ''],
      ['… false', String(all(({ falseFlags }) => falseFlags).length), '0'],
      ['… minutes after the rule held, the most', String(most(delays)), '≤ 60'],
      [
        '… not raised an hour after it held',
        String(all(({ flagsMissed }) => flagsMissed).length),
        '0',
      ],
      [
        'egress faults found, each with one finding',
        `${found.filter(({ findings }) => findings === 1).length} of ${faults.length}`,
        'all',
      ],
      [
        '… minutes to the finding, the most',
        String(most(found.map(({ delay }) => delay ?? 0))),
        '',
      ],
      ['… findings without a fault', String(all(({ falseSenders }) => falseSenders).length), '0'],
      [
        '… domains blamed with a spike for it',
        String(all(({ besideSender }) => besideSender).length),
        '0',
      ],
      [
        'provider outages found, each with one finding',
        `${outages.filter(({ findings }) => findings === 1).length} of ${all(({ outages: some }) => some).length}`,
        '',
      ],
      [
        '… minutes to the finding, the most',
        String(most(outages.map(({ delay }) => delay ?? 0))),
        '',
      ],
      [
        '… findings without an outage',
        String(all(({ falseProviders }) => falseProviders).length),
        '0',
      ],
      [
        '… domains reported besides their provider',
        String(all(({ besideProvider }) => besideProvider).length),
        '0',
      ],
    ],
    notes: [],
  };
}

/** Every single thing that was wrong, so that it can be looked into. */
export function wrongOnes(scores: readonly Score[]): string[] {
  return scores.flatMap((score) => [
    ...score.falseSpikes.map((text) => `false spike: ${text}`),
    ...score.falseFlags.map((text) => `false flag: ${text}`),
    ...score.flagsMissed.map((text) => `no flag: ${text}`),
    ...score.falseSenders.map((text) => `sender blamed: ${text}`),
    ...score.besideSender.map((text) => `blamed for a sender: ${text}`),
    ...score.falseProviders.map((text) => `provider blamed: ${text}`),
    ...score.besideProvider.map((text) => `besides its provider: ${text}`),
    ...score.spikes
      .filter((spike) => spike.power >= SURE && !spike.isStillOpen && !isInTime(spike))
      .map(
        ({ truth, enoughAt, foundAt, madeByDeadline }) =>
          `late or missed: domain ${truth.domain} from minute ${truth.from}, × ${truth.times.toFixed(1)}, ` +
          `${madeByDeadline} attempts by the deadline, 20 at ${enoughAt}, found at ${foundAt}`,
      ),
  ]);
}

export function costText({ attempts, tests, evaluations }: FleetRun, days: number): string {
  const sorted = evaluations.toSorted((a, b) => a - b);
  return (
    `${(attempts / days / 1e6).toFixed(1)} M attempts and ${Math.round(tests / days)} tests a day; ` +
    `an evaluation took ${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0)} ms (median), ` +
    `${(sorted.at(-1) ?? 0).toFixed(0)} ms at most`
  );
}

const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${part} (${((100 * part) / whole).toFixed(1)} %)`;
const percent = (p: number): string => `${+(100 * Math.min(1, p)).toFixed(2)} %`;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const most = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b), 0);
