import type { RetryReport } from '@noanswer/answers';
import { Count, PartOrNull, Seconds } from '../openapi/fields';

export class SecondsToDeliveryAnswer {
  @Seconds('Half of them were delivered within so many seconds of their first failure.', 312)
  readonly median!: number;
  @Seconds('Nine of ten.', 3900)
  readonly p90!: number;
  @Seconds('The slowest.', 14_400)
  readonly max!: number;
}

/** Messages that met an unreachable destination, and what retrying brought. */
export class RetryAnswer implements RetryReport {
  @Count('Messages that met an unreachable destination.', 20)
  readonly messages!: number;
  @Count('Delivered by a later attempt.', 12)
  readonly deliveredLater!: number;
  @Count('Bounced or expired.', 3)
  readonly gaveUp!: number;
  @Count('Neither, as far as the logs go.', 5)
  readonly stillWaiting!: number;
  @PartOrNull(SecondsToDeliveryAnswer, 'How long the later deliveries took; null: there was none.')
  readonly secondsToDelivery!: SecondsToDeliveryAnswer | null;
}
