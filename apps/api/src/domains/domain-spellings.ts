import { domainToASCII, domainToUnicode } from 'node:url';

/**
 * The ways in which a log may write a domain that a person writes so: as it is, in the ASCII of IDN
 * and in its own letters; lower case and without the root's dot, as domains are kept.
 */
export function spellingsOf(name: string): readonly string[] {
  const lower = name.toLowerCase().replace(/\.$/, '');
  const spellings = [lower, domainToASCII(lower), domainToUnicode(lower)];
  return [...new Set(spellings)].filter((spelling) => spelling !== '');
}
