/**
 * Samples of different things, small enough to be kept in each bucket: those with the smallest hashes. Put together, they are a
 * sample of all below the smallest hash at which a full one ends. (k minimum values: Bar-Yossef et al., "Counting Distinct Elements
 * in a Data Stream", RANDOM 2002; docs/decisions/0029-samples.md)
 */

/** Of so many different things a sample holds all. */
export const SAMPLE_SIZE = 1024;

/** More than any hash. */
export const ALL_HASHES = '4294967296';

/** The hash that decides which things are in a sample: the upper half of one of 64 bits. */
export const hashOf = (...columns: readonly string[]): string =>
  `toUInt32(bitShiftRight(sipHash64(${columns.join(', ')}), 32))`;

/** @param hashes an array of different ones. */
export const sampleOf = (hashes: string): string =>
  `arraySlice(arraySort(${hashes}), 1, ${SAMPLE_SIZE})`;

/** An aggregate over samples: hashes below it are in all of them. 0 where there are none. */
export const commonEnd = (sample: string): string =>
  `toUInt64(min(if(length(${sample}) < ${SAMPLE_SIZE}, ${ALL_HASHES}, ${sample}[-1])))`;

/** What became of a sampled domain, as bits: attempts were made, one of them was not unreachable, one was answered. */
export const FLAG = { tried: 1, reached: 2, answered: 4 } as const;

/** The bits out of the counts of a domain's attempts. */
export const flagsOf = (attempts: string, unreachable: string, answered: string): string =>
  `toUInt8(${FLAG.tried} * (${attempts} > 0) + ${FLAG.reached} * (${unreachable} < ${attempts}) + ${FLAG.answered} * (${answered} > 0))`;

/** Whether a domain is one at all: there are lines of it, and one without a name was tried. */
export const isDomain = (lines: string, domain: string, tried: string): string =>
  `${lines} > 0 AND (${domain} != '' OR ${tried} > 0)`;
