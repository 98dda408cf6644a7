import type { Retries } from '@noanswer/store';
import type { RetryReport } from './report';

/** Undefined: no message met an unreachable destination. */
export function retryReport(row: Retries | undefined): RetryReport {
  if (row === undefined) {
    return { messages: 0, deliveredLater: 0, gaveUp: 0, stillWaiting: 0, secondsToDelivery: null };
  }
  const { messages, deliveredLater, gaveUp, stillWaiting } = row;
  const secondsToDelivery = deliveredLater === 0 ? null : row.secondsToDelivery;
  return { messages, deliveredLater, gaveUp, stillWaiting, secondsToDelivery };
}
