import { MINUTE } from '../bucket';
import type { SpikeSettings } from '../settings';
import { timeText } from '../silence/sentence';
import type { Jump } from './test-windows';
import type { MinuteCounts } from './series';
import { recoveredAt, startOfRaised } from './series';

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
  /** Up to which log time they are counted. */
  readonly countedUpTo: number;
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
  const counted = countSince(series, start, { attempts: 0, noAnswers: 0 });
  return withSentence({
    subject,
    start,
    foundAt: now,
    usualRate,
    ...counted,
    countedUpTo: now,
    found: jump,
    confidence,
    end: null,
    endedAt: null,
    because: '',
  });
}

/** An open spike after one more evaluation: counted on, or recovered. */
export function spikeAfter(
  spike: Spike,
  series: readonly MinuteCounts[],
  { recoveryOdds }: Pick<SpikeSettings, 'recoveryOdds'>,
  now: number,
): Spike {
  const counted = countSince(series, spike.countedUpTo, spike);
  const going = withSentence({ ...spike, ...counted, countedUpTo: now });
  const since = series.filter(({ from }) => from >= spike.start);
  const usual = Math.min(HIGHEST, Math.max(LOWEST, spike.usualRate));
  const raised = Math.max(
    Math.sqrt(usual * Math.min(HIGHEST, going.noAnswers / going.attempts)),
    1.5 * usual,
  );
  const end = recoveredAt(since, usual, Math.min(HIGHEST, raised), recoveryOdds);
  return end === null ? going : endSpike(going, 'recovered', Math.max(end, spike.start + MINUTE));
}

export function endSpike(spike: Spike, end: SpikeEnd, endedAt: number): Spike {
  return withSentence({ ...spike, end, endedAt });
}

function countSince(
  series: readonly MinuteCounts[],
  from: number,
  { attempts, noAnswers }: { attempts: number; noAnswers: number },
): { attempts: number; noAnswers: number } {
  for (const minute of series) {
    if (minute.from < from) continue;
    attempts += minute.attempts;
    noAnswers += minute.noAnswers;
  }
  return { attempts, noAnswers };
}

const ENDS: Readonly<Record<SpikeEnd, string>> = {
  recovered: 'it is back to usual since',
  faded: 'nobody has tried it any more; last seen',
  became_usual: 'it lasted so long that this is its usual rate now, since',
  blamed_on_sender: 'it was a sender of ours and not this domain:',
  part_of_provider: 'it is part of a failure of its whole provider:',
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

export function percent(share: number): string {
  const value = 100 * share;
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} %`;
}
