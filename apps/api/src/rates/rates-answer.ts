import type { RatesReport } from '@noanswer/answers';
import { Count, Rate, RateInterval } from '../openapi/fields';

/** How often there was no answer. */
export class RatesAnswer implements RatesReport {
  @Count('Delivery attempts really made: neither suspended nor handed over.', 34)
  readonly attempts!: number;
  @Count('Attempts that ended in no answer.', 17)
  readonly noAnswer!: number;
  @Rate('No answer of attempts.', 0.5)
  readonly noAnswerRate!: number | null;
  @RateInterval('95 % Wilson interval of the rate.', [0.34, 0.66])
  readonly noAnswerRateInterval!: readonly [number, number] | null;
  @Count('Attempts that reached no SMTP service; no answer is among them.', 17)
  readonly unreachable!: number;
  @Rate('Unreachable of attempts.', 0.5)
  readonly unreachableRate!: number | null;
  @RateInterval('95 % Wilson interval of the rate.', [0.34, 0.66])
  readonly unreachableRateInterval!: readonly [number, number] | null;
}
