import type { Section } from '../results/section';
import type { FleetRun } from './fleet-run';
import type { Score, SpikeScore } from './judge';
import { IN_TIME } from './judge';

/** What is promised: a rise to at least this share of the attempts … */
const PROMISED_RATE = 0.5;
/** … where usually at most this share is not answered … */
const PROMISED_USUAL = 0.05;
/** … and so many attempts are to be expected until the second evaluation after it began. */
const PROMISED_ATTEMPTS = 20;

export const isPromised = ({ truth, expected, isStillOpen }: SpikeScore): boolean =>
  !isStillOpen &&
  expected >= PROMISED_ATTEMPTS &&
  truth.raised >= PROMISED_RATE &&
  truth.usual <= PROMISED_USUAL;

/** The first or the second evaluation after it began. */
export const isInTime = ({ foundAt, truth }: SpikeScore): boolean =>
  foundAt !== null && foundAt <= truth.from + IN_TIME;

/** The first evaluation that sees twenty attempts, or the next one. */
const isSoon = ({ foundAt, enoughAt }: SpikeScore): boolean =>
  foundAt !== null && enoughAt !== null && foundAt <= enoughAt + 1;

const isEverFound = ({ foundAt, truth }: SpikeScore): boolean =>
  foundAt !== null && foundAt <= truth.to + 2;

const RATES = [0.5, 0.2, 0.05, 0];

export function spikeSection(scores: readonly Score[]): Section {
  const all = scores.flatMap(({ spikes }) => spikes).filter(({ isStillOpen }) => !isStillOpen);
  const enough = all.filter(({ expected }) => expected >= PROMISED_ATTEMPTS);
  const slow = all.filter((one) => one.expected < PROMISED_ATTEMPTS && one.enoughAt !== null);
  const row = (
    name: string,
    some: readonly SpikeScore[],
    isFound: (spike: SpikeScore) => boolean,
  ): string[] => [
    name,
    String(some.length),
    share(some.filter(isFound).length, some.length),
    some.length === 0 ? '–' : percent(sum(some.map(({ power }) => power)) / some.length),
    share(some.filter(isEverFound).length, some.length),
  ];
  const byRate = (
    some: readonly SpikeScore[],
    isFound: (spike: SpikeScore) => boolean,
  ): string[][] =>
    RATES.map((low, i) => {
      const high = RATES[i - 1] ?? 1;
      const name = `… raised to ${i === 0 ? `${percent(low)} or more` : `${percent(low)} to ${percent(high)}`}`;
      return row(
        name,
        some.filter(({ truth }) => truth.raised >= low && (i === 0 || truth.raised < high)),
        isFound,
      );
    });
  const days = sum(scores.map((score) => score.days));
  const falseOnes = scores.map(({ falseSpikes }) => falseSpikes.length);
  return {
    title: 'Spikes',
    head: ['injected', 'spikes', 'found in time', 'best possible', 'found while it lasted'],
    rows: [
      row(
        `**promised: 20 attempts expected, raised to ${percent(PROMISED_RATE)} or more, usually ${percent(PROMISED_USUAL)} or less**`,
        all.filter(isPromised),
        isInTime,
      ),
      row('20 attempts expected within two evaluations', enough, isInTime),
      ...byRate(enough, isInTime),
      row('20 attempts made later, while it lasted', slow, isSoon),
      ...byRate(slow, isSoon),
      row(
        'fewer than 20 attempts',
        all.filter((one) => one.expected < PROMISED_ATTEMPTS && one.enoughAt === null),
        isInTime,
      ),
    ],
    notes: [
      `false spikes: ${sum(falseOnes)} in ${days} days: ${(sum(falseOnes) / days).toFixed(2)} a day (target < 1); by seed ${falseOnes.join(', ')}`,
      'expected: fresh messages of the domain in two minutes at that time of day; evaluations each minute, windows of 2, 5, 15 and 60 minutes',
      '“in time”: by the second evaluation after it began; where twenty attempts are made later only, by the second one that sees them',
      '“best possible”: what a test would find on average that knows both rates and the start exactly, and may be wrong once in ten million, as ours may be',
      `left out: ${scores.flatMap(({ spikes }) => spikes).length - all.length} spikes that began while an earlier one of the same domain was still open`,
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
      .filter((spike) => isPromised(spike) && !isInTime(spike))
      .map(
        ({ truth, expected, enoughAt, foundAt, madeByDeadline }) =>
          `late or missed: domain ${truth.domain} from minute ${truth.from}, ${percent(truth.usual)} → ${percent(truth.raised)}, ` +
          `${expected.toFixed(0)} attempts expected, ${madeByDeadline} made, 20 at ${enoughAt}, found at ${foundAt}`,
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
