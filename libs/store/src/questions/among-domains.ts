import { withPlaceWhere } from './words';

/** A longer list costs more to send than rows that are thrown away cost to read. */
const LONGEST_LIST = 5000;

/** Restricts a question to some domains, if they are few enough to be named. */
export const namedDomains = (among: readonly string[]): readonly string[] | undefined =>
  among.length <= LONGEST_LIST ? among : undefined;

/** A condition on names. */
export const NAMED = 'domain IN {among:Array(String)}';

/** A condition on rows. */
export const amongDomains = (among: readonly string[] | undefined): string =>
  among === undefined ? 'true' : `place IN (SELECT id FROM places WHERE ${NAMED})`;

/** Joins the names to rows of these domains. */
export const withPlaceAmong = (among: readonly string[] | undefined): string =>
  withPlaceWhere(among === undefined ? 'true' : NAMED);
