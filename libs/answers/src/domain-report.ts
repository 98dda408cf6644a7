import { REASONS, describeReason, isReason, isTaken } from '@noanswer/delivery';
import type { Reason } from '@noanswer/delivery';
import type { SenderEvidence } from '@noanswer/reachability';
import { behaviourOf, whoseFault } from '@noanswer/reachability';
import type { Domain } from '@noanswer/store';
import { addressReport } from './address-report';
import { isoTime } from './iso-time';
import { ratesReport } from './rates-report';
import type { Counts, DomainReport } from './report';

export function domainReport(domain: Domain, senders: readonly SenderEvidence[]): DomainReport {
  const rates = ratesReport(domain);
  const behaviour = behaviourOf(domain.reasons, domain.hosts);
  return {
    domain: domain.domain,
    attempts: domain.attempts,
    delivered: domain.delivered,
    noAnswer: rates.noAnswer,
    noAnswerRate: rates.noAnswerRate,
    noAnswerRateInterval: rates.noAnswerRateInterval,
    unreachable: rates.unreachable,
    unreachableRate: rates.unreachableRate,
    unreachableRateInterval: rates.unreachableRateInterval,
    recipients: domain.recipients,
    suspended: domain.suspended,
    expired: domain.expired,
    firstFailure: isoTime(domain.firstFailure),
    lastFailure: isoTime(domain.lastFailure),
    lastAnswer: isoTime(domain.lastAnswer),
    failingSince: isoTime(domain.failingSince),
    behaviour,
    reasons: domain.reasons,
    hosts: domain.hosts.map(addressReport),
    verdicts: domain.verdicts,
    fault: whoseFault({ ...domain, senders: domain.logHosts }, senders),
    ...adviceFor(domain, behaviour),
  };
}

/** Of a domain that was not tried nothing is known: there is nothing to advise. */
function adviceFor(
  { attempts, reasons }: Domain,
  behaviour: string,
): Pick<DomainReport, 'advice' | 'whatToDo' | 'retryAdvice'> {
  if (attempts === 0 && Object.keys(reasons).length === 0)
    return {
      advice: 'Nothing was tried in this time, so nothing is known of it.',
      whatToDo: [],
      retryAdvice: '',
    };
  const advice = describeReason(isReason(behaviour) ? behaviour : mainReason(reasons));
  return {
    advice: advice.whatToDo[0] ?? advice.meaning,
    whatToDo: advice.whatToDo,
    retryAdvice: advice.retry.text,
  };
}

/** The reason of most failures; *delivered* where there is none. The taxonomy's order breaks ties. */
export function mainReason(reasons: Counts): Reason {
  let main: Reason = 'delivered';
  for (const reason of REASONS) {
    if (isTaken(reason)) continue;
    const count = reasons[reason] ?? 0;
    if (count > 0 && (main === 'delivered' || count > (reasons[main] ?? 0))) main = reason;
  }
  return main;
}
