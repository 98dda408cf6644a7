import { OWN_MACHINE_REASONS, UNREACHABLE_REASONS } from '@noanswer/delivery';

/** The words of the delivery room as SQL. They are constants of ours: letters and underscores. */
export const listed = (words: readonly string[]): string =>
  words.map((word) => `'${word}'`).join(', ');

/** No SMTP service was reached. */
export const UNREACHABLE = `reason IN (${listed(UNREACHABLE_REASONS)})`;

/** The remote said something: a delivery through it, or a reply. */
export const ANSWERED = "speaker = 'remote'";

/** Failed without a word of the remote, and not by a fault of our own: the destination is silent. */
export const SILENT = `reason NOT IN (${listed(['delivered', ...OWN_MACHINE_REASONS])}) AND speaker != 'remote'`;

/**
 * Joins the names to rows that were grouped by place before. A place that was written twice is the
 * same twice: any of them will do.
 */
export const WITH_PLACE = 'AS rows ANY LEFT JOIN place_names AS p ON p.id = rows.place';

/**
 * Where places are found by a condition: they lie by domain in `places`, which has to compute their ids; in `place_names` by id,
 * and who names a domain would read all of it.
 */
export const placesBy = (condition: string): 'places' | 'place_names' =>
  /^domain (=|IN) /.test(condition) ? 'places' : 'place_names';

/** The same where only some places can occur: the others' names are not taken into memory. */
export const withPlaceWhere = (condition: string): string =>
  condition === 'true'
    ? WITH_PLACE
    : `AS rows ANY LEFT JOIN (SELECT id, domain, host, ip, port FROM ${placesBy(condition)} WHERE ${condition}) AS p ON p.id = rows.place`;

/** A time as milliseconds since 1970; null stays null. */
export const ms = (expression: string): string => `toUnixTimestamp64Milli(${expression})`;

/** A map of counts out of rows that were counted before: no map a row. */
export const countsBy = (key: string, count: string): string =>
  `mapFilter((k, v) -> v > 0, sumMap(map(${key}, toUInt64(${count}))))`;

/** The attempt was about the recipient domain's servers, not about our own machine. */
export const AT_THE_DOMAIN = `reason NOT IN (${listed(OWN_MACHINE_REASONS)})`;

/** Really tried, so that it counts in a rate; what was handed over is tried by the next instance. */
export const TRIED = "reason != 'handed_over'";

/** Neither taken nor a line that was no attempt (which has no reason). */
export const FAILED = "reason NOT IN ('', 'delivered', 'handed_over')";
