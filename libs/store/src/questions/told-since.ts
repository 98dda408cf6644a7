import type { DecisionKind } from '@noanswer/reachability';

/**
 * The condition on `told_decisions` that finds what stands at a moment: of each kind, what was told since all that was open was told
 * anew. An evaluation that refreshes one episode refreshes all that are open then (0028), so what was not told since is over;
 * one such row shows that there was such an evaluation. Where there is none, all that was told.
 *
 * @param upTo the moment as a parameter: `{at:Int64}`; undefined: all that is told.
 * @param sooner also what was told since then, as a parameter.
 */
export function toldSince(kinds: readonly DecisionKind[], upTo?: string, sooner?: string): string {
  const until = upTo === undefined ? '' : `AND at <= ${moment(upTo)}`;
  const each = kinds.map((kind) => {
    const refreshed = `ifNull((SELECT at FROM told_decisions WHERE kind = '${kind}' AND is_refresh ${until}
      ORDER BY at DESC LIMIT 1), ${BEGINNING})`;
    const from = sooner === undefined ? refreshed : `least(${refreshed}, ${moment(sooner)})`;
    return `(kind = '${kind}' AND at >= ${from})`;
  });
  return `(${each.join(' OR ') || 'false'}) ${until}`;
}

/** The condition on all that was told of these kinds. */
export function everTold(kinds: readonly DecisionKind[], upTo?: string): string {
  const among = `kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')})`;
  return `${among} ${upTo === undefined ? '' : `AND at <= ${moment(upTo)}`}`;
}

const BEGINNING = "toDateTime64('1900-01-01 00:00:00', 3, 'UTC')";

const moment = (parameter: string): string => `fromUnixTimestamp64Milli(${parameter}, 'UTC')`;
