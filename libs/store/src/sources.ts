/** What is known of one source that was read. */
export interface SourceRow {
  /** Its identity: part of the position of every row that came from it. */
  readonly name: string;
  /** As it is shown to people. */
  readonly path: string;
  readonly kind: string;
  /** Bytes read, decompressed. */
  readonly bytesRead: number;
  readonly linesRead: number;
  readonly linesRecognized: number;
  readonly linesNotOurs: number;
  readonly linesUnparsed: number;
  readonly linesCut: number;
  /** Log time of the first and the last line that had one: milliseconds since 1970, UTC. */
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  /** The fingerprint and how many bytes of the beginning it covers. */
  readonly fingerprint: string;
  readonly fingerprintBytes: number;
  /** Hash of what stands before `bytesRead`, by which a follower finds its place again; may be empty. */
  readonly tail: string;
  /** Of a compressed log that was read to its end: which file that was; else empty. */
  readonly archive: string;
  readonly modifiedAt: number | null;
  /** False if it was not read to its end; `brokenWhy` says why. */
  readonly whole: boolean;
  readonly brokenWhy: string;
}

const TIMES = ['first_at', 'last_at', 'modified_at'] as const;

/** Names change, values do not, but for times: the engine reads and gives them as DateTime64. */
export function toSourceRecord(row: SourceRow): Record<string, unknown> {
  const record = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [snakeCase(name), value as unknown]),
  );
  for (const name of TIMES) record[name] = decimalSeconds(record[name] as number | null);
  return record;
}

export const SELECT_SOURCES = `SELECT * REPLACE (${TIMES.map(
  (name) => `toUnixTimestamp64Milli(${name}) AS ${name}`,
).join(', ')}) FROM sources FINAL ORDER BY first_at, path, name`;

export const fromSourceRecord = (record: Record<string, unknown>): SourceRow =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [camelCase(name), value]),
  ) as unknown as SourceRow;

/** `1700000000.123`: what DateTime64(3) reads as a moment. */
const decimalSeconds = (ms: number | null): string | null =>
  ms === null ? null : (ms / 1000).toFixed(3);

const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const camelCase = (name: string): string =>
  name.replace(/_[a-z]/g, (pair) => pair.charAt(1).toUpperCase());
