import { stringify } from 'csv-stringify/sync';
import type { Report } from '@noanswer/answers';

/** One row a recipient domain. Cells that a spreadsheet would take for a formula are disarmed. */
export function csvReport({ domains }: Report): string {
  return stringify(
    domains.map((domain) => ({
      domain: domain.domain,
      attempts: domain.attempts,
      delivered: domain.delivered,
      noAnswer: domain.noAnswer,
      noAnswerRate: domain.noAnswerRate,
      noAnswerRateLow: domain.noAnswerRateInterval?.[0],
      noAnswerRateHigh: domain.noAnswerRateInterval?.[1],
      unreachable: domain.unreachable,
      unreachableRate: domain.unreachableRate,
      recipients: domain.recipients,
      suspended: domain.suspended,
      expired: domain.expired,
      firstFailure: domain.firstFailure,
      lastFailure: domain.lastFailure,
      lastAnswer: domain.lastAnswer,
      failingSince: domain.failingSince,
      behaviour: domain.behaviour,
      side: domain.fault.side,
      because: domain.fault.because,
      advice: domain.advice,
    })),
    { header: true, escape_formulas: true },
  );
}
