import { HOUR, MINUTE } from '../bucket';
import type { SpikeSettings } from '../settings';
import { timeText } from '../silence/sentence';
import { percent } from './percent';
import type { Jump } from './test-windows';
import type { Calm, MinuteCounts } from './series';
import { calmAfter, NOT_CALM, startOfRaised } from './series';

/** How a spike ended. `faded`: nobody tried any more. `became_usual`: it lasted a day. The last two: not this subject's. */
export type SpikeEnd =
  'recovered' | 'faded' | 'became_usual' | 'blamed_on_sender' | 'part_of_provider';

/** A no-answer rate that jumped against its own past. */
export interface Spike {
  readonly subject: string;
  /** The minute from which on the rate is raised. */
  readonly start: number;
  /** The evaluation that found it. */
  readonly foundAt: number;
  readonly usualRate: number;
  /** No answers and attempts since the start. */
  readonly noAnswers: number;
  readonly attempts: number;
  /** What is known for good of the time before this; later minutes may still be counted again. */
  readonly settled: {
    readonly upTo: number;
    readonly attempts: number;
    readonly noAnswers: number;
    readonly calm: Calm;
  };
  /** What the window showed that found it. */
  readonly found: Jump;
  /** Probability of a false spike in the whole fleet in a day at this test's threshold or less: see `confidenceOf`. */
  readonly confidence: number;
  readonly end: SpikeEnd | null;
  readonly endedAt: number | null;
  readonly because: string;
}

/** Recovery is asked against the middle (on a log scale) of the usual and the raised rate. */
const HIGHEST = 0.99;
const LOWEST = 0.002;

export function openSpike(
  subject: string,
  series: readonly MinuteCounts[],
  jump: Jump,
  usualRate: number,
  confidence: number,
  now: number,
): Spike {
  const start = startOfRaised(series, usualRate) ?? now - jump.window;
  const settled = { upTo: start, attempts: 0, noAnswers: 0, calm: NOT_CALM };
  return withSentence({
    subject,
    start,
    foundAt: now,
    usualRate,
    ...countedSince(series, start, settled),
    settled,
    found: jump,
    confidence,
    end: null,
    endedAt: null,
    because: '',
  });
}

/**
 * An open spike after one more evaluation: counted on, or recovered. `series` must reach back to what is settled, two
 * hours at least; the minutes of its older half are settled by it.
 */
export function spikeAfter(
  spike: Spike,
  series: readonly MinuteCounts[],
  { recoveryOdds }: Pick<SpikeSettings, 'recoveryOdds'>,
  now: number,
): Spike {
  const usual = Math.min(HIGHEST, Math.max(LOWEST, spike.usualRate));
  const found = Math.min(HIGHEST, spike.found.noAnswers / spike.found.attempts);
  const raised = Math.min(HIGHEST, Math.max(Math.sqrt(usual * found), 1.5 * usual));
  const { upTo } = spike.settled;
  const settles = Math.max(upTo, now - HOUR);
  const old = series.filter(({ from }) => from >= upTo && from < settles);
  const settled = {
    upTo: settles,
    ...countedSince(old, upTo, spike.settled),
    calm: calmAfter(spike.settled.calm, old, usual, raised),
  };
  const calm = calmAfter(
    settled.calm,
    series.filter(({ from }) => from >= settles),
    usual,
    raised,
  );
  const counted = countedSince(series, settles, settled);
  const going = withSentence({ ...spike, settled, ...counted });
  return calm.since === null || calm.evidence < Math.log(recoveryOdds)
    ? going
    : endSpike(going, 'recovered', Math.max(calm.since, spike.start + MINUTE));
}

export function endSpike(spike: Spike, end: SpikeEnd, endedAt: number): Spike {
  return withSentence({ ...spike, end, endedAt });
}

function countedSince(
  series: readonly MinuteCounts[],
  from: number,
  before: { readonly attempts: number; readonly noAnswers: number },
): { attempts: number; noAnswers: number } {
  let { attempts, noAnswers } = before;
  for (const minute of series) {
    if (minute.from < from) continue;
    attempts += minute.attempts;
    noAnswers += minute.noAnswers;
  }
  return { attempts, noAnswers };
}

const ENDS: Readonly<Record<SpikeEnd, string>> = {
  recovered: 'it is back to usual since',
  faded: 'nobody tries it any more, given up',
  became_usual: 'it lasted so long that this is its usual rate now, since',
  blamed_on_sender: 'found to be a sender of ours and not this domain',
  part_of_provider: 'found to be part of a failure of its whole provider',
};

function withSentence(spike: Spike): Spike {
  const { start, attempts, noAnswers, usualRate, end, endedAt } = spike;
  const jumped =
    `Since ${timeText(start)} ${noAnswers} of ${attempts} attempts got no answer ` +
    `(${percent(noAnswers / attempts)}, usually ${percent(usualRate)} at this time of day)`;
  const because =
    end === null ? `${jumped}.` : `${jumped}; ${ENDS[end]} ${timeText(endedAt ?? start)}.`;
  return { ...spike, because };
}
