import type { Asked, Filter, SeriesBucket } from '@noanswer/store';
import { domainSeries } from '@noanswer/store';
import { isoTime } from './iso-time';
import { ratesReport } from './rates-report';
import type { RatesReport } from './report';

/** One span of a series. */
export interface SeriesReport extends RatesReport {
  readonly from: string;
  readonly delivered: number;
  readonly answered: number;
  readonly suspended: number;
  /** The window begins or ends within it: it does not hold the whole span. */
  readonly partial: boolean;
}

/** A window with both ends, in milliseconds. */
export interface SeriesFilter extends Filter {
  readonly since: number;
  readonly until: number;
}

/** Every span of the window, also those in which nothing was tried: their rates are not known. */
export async function askSeries(
  store: Asked,
  filter: SeriesFilter,
  bucketSeconds: number,
): Promise<readonly SeriesReport[]> {
  const counted = await store.ask(domainSeries(filter, bucketSeconds));
  const at = new Map(counted.map((bucket) => [bucket.from, bucket]));
  const { since, until } = filter;
  const step = bucketSeconds * 1000;
  const series: SeriesReport[] = [];
  for (let from = Math.floor(since / step) * step; from < until; from += step) {
    const partial = from < since || from + step > until;
    series.push(spanOf(at.get(from) ?? nothingAt(from), partial));
  }
  return series;
}

function spanOf(bucket: SeriesBucket, partial: boolean): SeriesReport {
  const { delivered, answered, suspended } = bucket;
  const from = isoTime(bucket.from);
  return { from, ...ratesReport(bucket), delivered, answered, suspended, partial };
}

const nothingAt = (from: number): SeriesBucket => ({
  from,
  attempts: 0,
  delivered: 0,
  noAnswer: 0,
  unreachable: 0,
  answered: 0,
  suspended: 0,
});
