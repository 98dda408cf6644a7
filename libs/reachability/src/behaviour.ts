/** Counts of connection results at one address. */
export interface AddressResults {
  readonly results: Readonly<Record<string, number>>;
}

/**
 * How a domain behaves, in one word: a reason of the taxonomy if all its failures are of that kind,
 * `delivered`, `delivered_after_no_answer` and the like (an address is dead, the mail gets through), `mixed`
 * (several kinds of failure and none in the majority), `unsteady` (now delivered, now not; but
 * `greylisted` where that is all that came before a delivery), or
 * `unknown` without an attempt.
 */
export type Behaviour = string;

/** Nothing went wrong: the message was delivered, or passed on within our own machine. */
const TAKEN = new Set(['delivered', 'handed_over']);

/**
 * @param reasons attempts by reason.
 * @param addresses connections by result, per address that failed at least once.
 */
export function behaviourOf(
  reasons: Readonly<Record<string, number>>,
  addresses: readonly AddressResults[],
): Behaviour {
  const delivered = reasons['delivered'] ?? 0;
  const failures = Object.entries(withRouteKnown(reasons, addresses)).filter(
    ([reason, n]) => !TAKEN.has(reason) && n > 0,
  );
  const failed = failures.reduce((sum, [, n]) => sum + n, 0);
  if (failed === 0) {
    if (delivered === 0) return 'unknown';
    const dead = deadAddress(addresses);
    return dead === null ? 'delivered' : `delivered_after_${dead}`;
  }
  if (delivered > 0)
    return failures.every(([reason]) => reason === 'greylisted') ? 'greylisted' : 'unsteady';
  const [reason, most] = failures.reduce((a, b) => (b[1] > a[1] ? b : a));
  return most * 2 > failed ? reason : 'mixed';
}

/**
 * A time-out says only that nothing came back in time. Where the very same addresses were also found
 * to have no route, that is why: the kernel gives up asking for a neighbour after about three seconds,
 * and an MTA with a shorter patience logs a time-out first.
 */
function withRouteKnown(
  reasons: Readonly<Record<string, number>>,
  addresses: readonly AddressResults[],
): Record<string, number> {
  const silent = addresses.filter(({ results }) => (results['no_answer'] ?? 0) > 0);
  const routeless =
    silent.length > 0 && silent.every(({ results }) => (results['no_route'] ?? 0) > 0);
  const { no_answer: noAnswer = 0, no_route: noRoute = 0, ...others } = reasons;
  return routeless
    ? { ...others, no_route: noRoute + noAnswer }
    : { ...others, no_answer: noAnswer, no_route: noRoute };
}

/** How an address fails that never answered, the first such one; null if every address answers. */
function deadAddress(addresses: readonly AddressResults[]): string | null {
  for (const { results } of addresses) {
    const failures = Object.entries(results).filter(([, n]) => n > 0);
    const [first, ...others] = failures;
    if (first === undefined || failures.some(([result]) => result === 'answered')) continue;
    return others.reduce((a, b) => (b[1] > a[1] ? b : a), first)[0];
  }
  return null;
}
