import fc from 'fast-check';
import { appendFileSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { madeUpLog } from './made-up-log';
import { SAMPLES, analyzeJson } from './run-noanswer';
import { inScratch } from './scratch-directory';

/** Times each property is tried: NOANSWER_RUNS=100 for a long look. */
const RUNS = Number(process.env['NOANSWER_RUNS'] ?? 3);

const SHORTEST_KNOWN = 256;

/** Lines that another one of their story mostly follows. */
const MID_STORY = /^.*(?:\]: connect to |-0A H=|: conversation with |user0@).*\n/gm;

/** Whatever the way in which a log comes in, and however often, the answers are the same. */
const WAYS: Readonly<Record<string, Way>> = {
  'read twice into one store': async (log, _, read, place) => {
    const path = file(place, 'mail.log', log);
    await read(path);
    return read(path);
  },
  'two halves, two files, one after the other': async (log, cut, read, place) => {
    const [first, second] = halves(log, cut);
    await read(file(place, 'first.log', first));
    return read(file(place, 'second.log', second));
  },
  'a part of it, then the grown file, even if cut within a line': async (log, cut, read, place) => {
    // A log is known again by its first line: before there is one, it cannot be.
    const at = Math.max(SHORTEST_KNOWN, Math.floor(log.length * cut));
    const path = file(place, 'mail.log', log.subarray(0, at));
    await read(path);
    appendFileSync(path, log.subarray(at));
    afterwards(path);
    return read(path);
  },
  'gzip, and then plain': async (log, _, read, place) => {
    await read(file(place, 'mail.log.gz', gzipSync(log)));
    return read(file(place, 'mail.log', log));
  },
  'a rotated set': async (log, cut, read, place) => {
    const [older, newest] = halves(log, cut);
    const [oldest, middle] = halves(older, 1 - cut);
    const set = join(place, 'set');
    mkdirSync(set);
    file(set, 'mail.log.2.gz', gzipSync(oldest));
    file(set, 'mail.log.1', middle);
    file(set, 'mail.log', newest);
    return read(set);
  },
  'both files of a set again after all was read': async (log, cut, read, place) => {
    const [first, second] = halves(log, cut);
    const paths = [file(place, 'mail.log.1', first), file(place, 'mail.log', second)];
    await read(...paths);
    return read(...paths);
  },
  'the newer half again, alone, after all was read': async (log, cut, read, place) => {
    const [first, second] = halves(log, cut);
    const newest = file(place, 'mail.log', second);
    await read(file(place, 'mail.log.1', first), newest);
    return read(newest);
  },
  'with a copy of itself beside it': (log, _, read, place) =>
    read(file(place, 'mail.log', log), file(place, 'copy.log', log)),
};

const logs = fc.oneof(
  { weight: 5, arbitrary: madeUpLog },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('mail.log', 'mainlog')
      .map((name) => readFileSync(join(SAMPLES, name), 'utf8')),
  },
);

describe('a log gives the same answers as when it is read once, whole', () => {
  it.each(Object.entries(WAYS))(
    '%s',
    async (_, way) => {
      await fc.assert(
        fc.asyncProperty(logs, fc.double({ min: 0, max: 1, noNaN: true }), async (text, cut) => {
          const log = Buffer.from(text);
          await inScratch(async (place) => {
            const once = await answers(file(place, 'once.log', log));
            const read = (...paths: string[]): Promise<object> =>
              answers('--data', join(place, 'data'), ...paths);
            expect(await way(log, cut, read, place)).toEqual(once);
          });
        }),
        { numRuns: RUNS, endOnFailure: process.env['NOANSWER_SHRINK'] === undefined },
      );
    },
    900_000 + RUNS * 30_000,
  );
});

type Way = (
  log: Buffer,
  cut: number,
  read: (...paths: string[]) => Promise<object>,
  place: string,
) => Promise<object>;

/** The report without the names of what was read. */
async function answers(...args: string[]): Promise<object> {
  return { ...(await analyzeJson(args)), inputs: undefined };
}

/** Cut in the middle of a story: behind a connect that failed, or the first of several recipients. */
function halves(log: Buffer, fraction: number): [Buffer, Buffer] {
  const text = log.toString('latin1');
  const ends = [...text.matchAll(MID_STORY)]
    .map(({ index, 0: line }) => index + line.length)
    .filter((end) => !beginsWithRepeat(text.slice(end)));
  const at = ends[Math.floor((ends.length - 1) * fraction)] ?? log.length;
  return [log.subarray(0, at), log.subarray(at)];
}

/**
 * Whether the first line of some log host is `last message repeated N times`: which message that was
 * is known within one file only.
 */
function beginsWithRepeat(text: string): boolean {
  const hosts = new Set<string>();
  for (const [, host = '', isRepeat] of text.matchAll(/ (out\d) (last message repeated)?/g)) {
    if (isRepeat !== undefined && !hosts.has(host)) return true;
    hosts.add(host);
  }
  return false;
}

function file(directory: string, name: string, content: Buffer): string {
  const path = join(directory, name);
  writeFileSync(path, content);
  afterwards(path);
  return path;
}

/** Stamps without a year take theirs from the file: these were last written on the day after. */
function afterwards(path: string): void {
  utimesSync(path, new Date('2026-11-21T10:00:00Z'), new Date('2026-11-21T10:00:00Z'));
}
