import type { Asked, Filter, Sender } from '@noanswer/store';
import { egress, senders } from '@noanswer/store';
import { isoTime } from './iso-time';
import { ratesReport } from './rates-report';
import type { Counts, RatesReport, SenderReport } from './report';

/** One of our mail servers, with its rates and those of the time before. */
export interface SenderDetailReport extends RatesReport, Omit<SenderReport, 'attempts'> {
  readonly mtas: readonly string[];
  readonly delivered: number;
  readonly answered: number;
  readonly suspended: number;
  readonly reasons: Counts;
  readonly firstAttempt: string | null;
  readonly lastAttempt: string | null;
  /** The same of the time of the same length before; null where the window has no beginning. */
  readonly before: RatesReport | null;
}

/** Our mail servers by name. `until`: where the window ends, for the length of the time before it. */
export async function askSenderList(
  store: Asked,
  filter: Filter,
  until: number,
): Promise<readonly SenderDetailReport[]> {
  const { since } = filter;
  const [now, reach, then] = await Promise.all([
    store.ask(senders(filter)),
    store.ask(egress(filter)),
    since === undefined ? null : store.ask(senders(timeBefore(filter, since, until))),
  ]);
  const reachOf = new Map(reach.map((each) => [each.logHost, each]));
  const earlier = then === null ? null : new Map(then.map((each) => [each.logHost, each]));
  return now.map((sender) => {
    const { domainsTried, domainsAnswered, domainsUnreachable, answeredElsewhere } =
      reachOf.get(sender.logHost) ?? NOTHING_REACHED;
    return {
      logHost: sender.logHost,
      ...ratesReport(sender),
      mtas: sender.mtas,
      delivered: sender.delivered,
      answered: sender.answered,
      suspended: sender.suspended,
      reasons: sender.reasons,
      firstAttempt: isoTime(sender.firstAttempt),
      lastAttempt: isoTime(sender.lastAttempt),
      domainsTried,
      domainsAnswered,
      domainsUnreachable,
      answeredElsewhere,
      before: earlier === null ? null : ratesReport(earlier.get(sender.logHost) ?? NOTHING),
    };
  });
}

const MINUTE = 60_000;

/** Of hours in whole minutes: a part of one would have to be counted from the attempts of a day ago. */
function timeBefore(filter: Filter, since: number, until: number): Filter {
  const length = until - since;
  const before = length < 60 * MINUTE ? length : Math.round(length / MINUTE) * MINUTE;
  return { ...filter, since: Math.max(0, since - before), until: since };
}

const NOTHING: Pick<Sender, 'attempts' | 'noAnswer' | 'unreachable'> = {
  attempts: 0,
  noAnswer: 0,
  unreachable: 0,
};

const NOTHING_REACHED = {
  domainsTried: 0,
  domainsAnswered: 0,
  domainsUnreachable: 0,
  answeredElsewhere: 0,
};
