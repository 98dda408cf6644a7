import type { RetryAdvice, SurvivalStep } from '@noanswer/reachability';
import { retryAdvice, survivalOf } from '@noanswer/reachability';
import type { Asked, Filter } from '@noanswer/store';
import { retries, retriesByDomain, retryLives } from '@noanswer/store';
import { examinedForRetries, examinedReport } from './examined';
import type { ExaminedReport, RetryReport } from './report';
import { retryReport } from './retry-report';

/** As many steps of the curve as a screen can show. */
const MOST_STEPS = 200;

/** What trying again brought, of messages that got no answer at first. */
export interface RetriesReport extends RetryReport {
  /** The part of the window that it is told of. */
  readonly examined: ExaminedReport;
  readonly advice: RetryAdvice;
  readonly curve: readonly CurveReport[];
  readonly domains: readonly DomainRetryReport[];
}

export interface DomainRetryReport extends RetryReport {
  readonly domain: string;
}

export type CurveReport = Pick<SurvivalStep, 'seconds' | 'waiting' | 'deliveredBy' | 'atRisk'>;

/** `limit`: how many domains are told of, those with most messages first. */
export async function askRetriesInFull(
  store: Asked,
  filter: Filter,
  limit: number,
): Promise<RetriesReport> {
  const examined = await examinedForRetries(store, filter);
  const [[whole], domains, lives] = await Promise.all([
    store.ask(retries(examined, 'no_answer')),
    store.ask(retriesByDomain(examined, limit, 'no_answer')),
    store.ask(retryLives(examined, 'no_answer')),
  ]);
  return {
    examined: examinedReport(examined),
    ...retryReport(whole),
    advice: retryAdvice(lives),
    curve: thinned(survivalOf(lives)).map(({ seconds, waiting, deliveredBy, atRisk }) => ({
      seconds,
      waiting,
      deliveredBy,
      atRisk,
    })),
    domains: domains.map((row) => ({ domain: row.domain, ...retryReport(row) })),
  };
}

/** Every so manyth, the last always: it says where the curve ends. */
function thinned<Step>(steps: readonly Step[]): readonly Step[] {
  const every = Math.ceil(steps.length / MOST_STEPS);
  return steps.filter((_, i) => i % every === 0 || i === steps.length - 1);
}
