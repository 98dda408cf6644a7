import type { Bucket, Coverage } from '@noanswer/reachability';
import { MINUTE } from '@noanswer/reachability';
import type { Asked, RouteMinute } from '@noanswer/store';
import { bucketsOf, routeMinutes } from '@noanswer/store';

/** What was counted of one minute of log time. */
export interface MinuteNews {
  /** Its beginning. */
  readonly from: number;
  readonly domains: readonly Bucket[];
  readonly addresses: readonly Bucket[];
  /** Where connections went, the most used host of a domain first. */
  readonly routes: readonly RouteMinute[];
  readonly coverage: readonly Coverage[];
}

/** Minutes of a piece of log time that hold something, in order, as they are counted now. */
export async function readMinutes(
  store: Asked,
  from: number,
  until: number,
): Promise<readonly MinuteNews[]> {
  const wanted = { from, until, level: 'minute' } as const;
  // One after the other: a reader may have one connection only.
  const domains = await store.ask(bucketsOf('domain', wanted));
  const addresses = await store.ask(bucketsOf('address', wanted));
  const routes = await store.ask(routeMinutes(from, until));
  const byMinute = new Map<
    number,
    { domains: Bucket[]; addresses: Bucket[]; routes: RouteMinute[] }
  >();
  const at = (
    minute: number,
  ): { domains: Bucket[]; addresses: Bucket[]; routes: RouteMinute[] } => {
    let found = byMinute.get(minute);
    if (found === undefined)
      byMinute.set(minute, (found = { domains: [], addresses: [], routes: [] }));
    return found;
  };
  for (const bucket of domains) if (isNamed(bucket)) at(bucket.from).domains.push(bucket);
  for (const bucket of addresses) at(bucket.from).addresses.push(bucket);
  for (const route of routes) at(route.from).routes.push(route);
  return [...byMinute]
    .sort(([a], [b]) => a - b)
    .map(([minute, news]) => ({ from: minute, ...news, coverage: coverageOf(minute, news) }));
}

/** A connection whose delivery line never came belongs to no domain. */
export const isNamed = ({ subject }: Bucket): boolean => subject !== '';

/**
 * A log that tells of this minute is read up to its end. A log host that says nothing may be silent, stopped, or late:
 * nothing is claimed of it.
 */
function coverageOf(
  minute: number,
  {
    domains,
    addresses,
  }: { readonly domains: readonly Bucket[]; readonly addresses: readonly Bucket[] },
): Coverage[] {
  const hosts = new Set([...domains, ...addresses].map(({ logHost }) => logHost));
  return [...hosts].sort().map((logHost) => ({ logHost, seenUpTo: minute + MINUTE, gaps: [] }));
}
