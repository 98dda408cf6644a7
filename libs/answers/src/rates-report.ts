import { UNREACHABLE_REASONS } from '@noanswer/delivery';
import { rateOf } from '@noanswer/reachability';
import type { Overview } from '@noanswer/store';
import type { RatesReport } from './report';

/** One definition of the rates, for one domain and for all together. */
export function ratesReport(counts: {
  readonly attempts: number;
  readonly noAnswer: number;
  readonly unreachable: number;
}): RatesReport {
  const { attempts } = counts;
  const noAnswer = rateOf(counts.noAnswer, attempts);
  const unreachable = rateOf(counts.unreachable, attempts);
  return {
    attempts,
    noAnswer: counts.noAnswer,
    noAnswerRate: noAnswer.value,
    noAnswerRateInterval: noAnswer.interval,
    unreachable: counts.unreachable,
    unreachableRate: unreachable.value,
    unreachableRateInterval: unreachable.interval,
  };
}

/** The rates over all domains. */
export function overallRates({ attempts, reasons }: Overview): RatesReport {
  return ratesReport({
    attempts: attempts - (reasons['handed_over'] ?? 0),
    noAnswer: reasons['no_answer'] ?? 0,
    unreachable: UNREACHABLE_REASONS.reduce((sum, reason) => sum + (reasons[reason] ?? 0), 0),
  });
}
