/** A longer list costs more to send than rows that are thrown away cost to read. */
const LONGEST_LIST = 5000;

/** Restricts a question to some domains, if they are few enough to be named. */
export const namedDomains = (among: readonly string[]): readonly string[] | undefined =>
  among.length <= LONGEST_LIST ? among : undefined;

export const amongDomains = (among: readonly string[] | undefined): string =>
  among === undefined
    ? 'true'
    : 'place IN (SELECT id FROM places WHERE domain IN {among:Array(String)})';
