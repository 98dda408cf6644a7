import type { Asked, Filter } from '@noanswer/store';
import { senders } from '@noanswer/store';
import { ratesReport } from './rates-report';
import type { RatesReport } from './report';

/** A time in which one of our mail servers did not get out. `until`: undefined while that goes on. */
export interface CutOffTime {
  readonly logHost: string;
  readonly since: number;
  readonly until: number | undefined;
}

/** What of some counts was made while the sender was to blame, and the rates without it. */
export interface BlamedReport {
  readonly attempts: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  readonly without: RatesReport;
}

/**
 * Of the attempts for one domain, those that senders of ours made while they did not get out: nobody else is
 * blamed for them. Null: there are none.
 */
export async function askBlamed(
  store: Asked,
  filter: Filter,
  counts: Pick<RatesReport, 'attempts' | 'noAnswer' | 'unreachable'>,
  times: readonly CutOffTime[],
): Promise<BlamedReport | null> {
  let [attempts, noAnswer, unreachable] = [0, 0, 0];
  for (const { logHost, since, until } of times) {
    const span = {
      since: Math.max(since, filter.since ?? since),
      until: Math.min(until ?? Infinity, filter.until ?? Infinity),
    };
    const during = { ...filter, ...span, logHost, until: finite(span.until) };
    for (const sender of await store.ask(senders(during))) {
      attempts += sender.attempts;
      noAnswer += sender.noAnswer;
      unreachable += sender.unreachable;
    }
  }
  if (attempts === 0) return null;
  const without = ratesReport({
    attempts: counts.attempts - attempts,
    noAnswer: counts.noAnswer - noAnswer,
    unreachable: counts.unreachable - unreachable,
  });
  return { attempts, noAnswer, unreachable, without };
}

const finite = (at: number): number | undefined => (Number.isFinite(at) ? at : undefined);
