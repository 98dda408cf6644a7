/**
 * Archives made by the real bzip2 1.0.8 and frozen, so that they can be read where it is not
 * installed. Each says how it was made.
 */
const line = (host: string): string =>
  `Nov 15 10:00:01 mx1 postfix/smtp[7]: connect to ${host}.example[192.0.2.7]:25: Connection timed out\n`;

export const bzip2Samples = {
  /** One line through `bzip2`. */
  oneLine: sample(
    line('a'),
    'QlpoOTFBWSZTWfwUAgoAABRfgAAQQAHysAgBAAovJ89AIABURTJmk9EyGRkxlA1T1HqPTSNqB6QaaHkPcqFFyokp' +
    'E/zKIYA2D7IiLed2c4gl15rMGxHZmYHGmmXn4kPXgoNhQycgx1Qvi3atQtCC+vxdyRThQkPwUAgo',
  ),
  /** Two lines through `bzip2`. */
  twoLines: sample(
    line('b').repeat(2),
    'QlpoOTFBWSZTWZSolEgAACjfgAAQQAHysAgBAAo/J89AIACShKpo00xGgyAY1AVVT0m000majI9QYQ3XvrFsgwVQ' +
    'bJMmSCr8omXri1Q8NEkkk0Vrm6qsCCbN7cKlES1y3aHCBIsoPKlBDE8HgoGjBCo4wEGEC4QcfJsUViC5E6LGb+Lu' +
    'SKcKEhKVEokA',
  ),
  /** 376,000 bytes through `bzip2 -1`: four blocks, none but the first at a whole byte. */
  fourBlocks: sample(
    line('a').repeat(4_000),
    'QlpoMTFBWSZTWQ6XswAAUxffgAAQQAHysAgBAAovJ89AQAJ8AAAYwAAAABjAAAAAGMAAAAAFKpA00NIyZBjSeaiD' +
    'eJBoJByqIPAkGAkHASDtUQYCQeKiDESDOogzqIMKiDsJB7Eg51EGQSDeJBuCQbBIOYSDsJB1qIMaiDGogxEgyqIN' +
    'okGyog11EHxUQdxIOASDCogyqINnSog/BIPQkHeqINokHMSDASDYpULyJB1qiD1UQZiQfSlQvIkHASD1UQdxINBI' +
    'OIkH7UQcKogwqiDeJBuqINBIPVRBkJBjUQaCQbhIMxINYkGgkGQkHuogyEg5CQbaiDVUQYCQbhINtUQcRINQkHQS' +
    'D/MUFZJlNZdEguBABGpF+AABBAAfKwCAEACi8nz0BAAnwAABjAAAAAGMAAAAAYwAAAAAUqkmNMgTJkGNJ5Eg3CQa' +
    'CQcBIPFRBhUQZiQdhIMBIPAkGNRBxEg4iQYCQdqiD3UQchIMgkG4SDaEg1iQcgkHaog6iQYiQYiQYiQZCQbKiDWJ' +
    'B8VEGfMSDvUQbwkGAkGYkHQSD8qIPVRB3qiDXUQc6iDCog11KheaiDrVEHoSDlUQcalQvNRBnUQehIO9RBpUQbxI' +
    'P0SDOqIMKog3VEG0SDSog9CQZCQYiQaCQbaiDjUQfAkGlRBkJB7EgyqIOAkGwSDUJBhUQbaiDYEg31EGoSDpUQf5' +
    'igrJMprMxPEvaAOirvwAAIIAD5WAQAgAUXk+egIAE+AAAMYAAAAAxgAAAADGAAAAAClUgaaBGTIMyT1UQb6iDSog' +
    '5CQeRIMBIOFRB3qIMKiDzUQYiQcxIOYkGAkHcSD2JB0EgyVEG+og3KiDZUQdFRB3Eg7CQYiQYiQY1EGQkG0SDYJB' +
    'rEg+BIPAkHBUQYCQZCQdaiD8EgzEg8BINgkHQSDASDZUqF6Eg7BIM6iDmJBq+lKhehIOAkGdRB4Eg0Eg41EH7UQb' +
    'wkGEJBvEg3CQaCQZiQZVEGNRBpUQbhIOYkGuog0EgyqIPdRBkJByqINtRBqEgwEg3CQbVRBxEg1VEHUSD/MUFZJl' +
    'NZjH1QHwAPzl+AABBAAfKwCAEACi8nz0BAAjwAAGMAAAAAYwAAAABjAAAAABSqQDI0hpkGZR6SRcokWsSLpEi8xI' +
    'sIkWUSLukiwiReYkXLlEiziRZxIsIkXeJF/RIusSLJEixiRcESLdEi6okXeJF2iRcYkXGJFxiRYxIt8SLdEi2xIv' +
    'eJF4iRZIkWESLGJFnEi+4kWkSLwiRbokXWJFhEi3FVI9RIuyJFokiziRfJVSPUSLKJFoki8RItYkXOJF+RIskSLB' +
    'Ei5RIuESLWJFpEixiRcUkWsSLhEiziRbYkWsSLGJF/JIsYkXSJFvSRbIkWESLhEi30SLnEi2RIviJF/i7kinChID' +
    'G4d6oA==',
  ),
  /** Three million zeros and a word: one block that becomes far larger than its level says. */
  longRun: sample(
    `${'\0'.repeat(3_000_000)}after\n`,
    'QlpoOTFBWSZTWUOsD6YAFvpBiMAQIwAUAEAAAAggAFRBkxAmqpoep6m0gRc4CFKs3c+3EgRXi7kinChIIdYH0wA=',
  ),
  /** Nothing through `bzip2`. */
  nothing: sample('', 'QlpoORdyRThQkAAAAAA='),
};

function sample(content: string, packed: string): { content: Buffer; packed: Buffer } {
  return { content: Buffer.from(content, 'latin1'), packed: Buffer.from(packed, 'base64') };
}
