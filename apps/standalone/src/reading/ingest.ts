import type { SavedCorrelation } from '@noanswer/delivery';
import { Correlator, LogDigest } from '@noanswer/delivery';
import type { KnownSource, LogInput, LogReader } from '@noanswer/source';
import type { SourceRow, Store } from '@noanswer/store';
import { readLogs } from './read-logs';
import { originOf } from './log-origin';
import { fingerprintOf, marksIn } from './fingerprint';

/** Key under which unfinished stories wait in the store for the next run. */
const STORIES = 'unfinished stories';

/** Key of the stories that were unfinished when a source was read for the first time. */
const storiesBefore = (source: string): string => `stories before ${source}`;

export interface IngestOptions {
  readonly timezone: string;
  readonly host: string;
  readonly now: number;
  readonly onProgress: (input: LogInput, bytesRead: number, linesRead: number) => void;
}

/**
 * Reads logs into the store: read, parse, correlate, write. Unfinished stories of an earlier run are
 * taken up, those of this one are left for the next, and their rows are written as they stand: a
 * row that grows later replaces itself. A source that was read before begins with the stories that it
 * began with then, so that a delivery told partly in the file before it is the same delivery again.
 *
 * @returns a sentence for each log that was not read whole.
 */
export async function ingest(
  store: Store,
  inputs: readonly LogInput[],
  options: IngestOptions,
): Promise<string[]> {
  const writer = store.writer();
  const correlator = new Correlator(writer);
  const saved = await store.progress(STORIES);
  if (saved !== undefined) correlator.restore(JSON.parse(saved) as SavedCorrelation);
  const sources = await store.sources();
  const digests = new Map<LogInput, LogDigest>();
  const problems: string[] = [];
  let linesBefore = 0;

  const logs = readLogs(inputs, {
    now: options.now,
    known: sources.map(knownSource),
    onProgress: (input, bytesRead) => {
      const lines = linesBefore + (digests.get(input)?.counts.read ?? 0);
      options.onProgress(input, bytesRead, lines);
    },
    consume: async (reader, input) => {
      await beginWithSameStories(store, correlator, reader.identity.name);
      const origin = originOf(reader, input, options);
      const digest = new LogDigest(origin, correlator, (line) => {
        writer.unparsed(line);
      });
      digests.set(input, digest);
      return {
        push: (chunk) => {
          digest.push(chunk);
        },
        end: () => {
          digest.end();
        },
        ready: async () => {
          if (writer.pressure) await writer.drain();
        },
      };
    },
  });
  for await (const { input, reader, problem } of logs) {
    if (problem !== null) problems.push(problem);
    const digest = digests.get(input);
    if (reader === null || digest === undefined) continue;
    linesBefore += digest.counts.read;
    await recordSource(store, sources, sourceRow(input, reader, digest, problem));
  }
  const stories = JSON.stringify(correlator.save());
  correlator.finish();
  await writer.flush();
  store.discard(writer);
  await store.saveProgress({ [STORIES]: stories });
  return problems;
}

async function beginWithSameStories(
  store: Store,
  correlator: Correlator,
  source: string,
): Promise<void> {
  const before = await store.progress(storiesBefore(source));
  if (before === undefined) {
    await store.saveProgress({ [storiesBefore(source)]: JSON.stringify(correlator.save()) });
    return;
  }
  store.rowsMayComeAgain();
  correlator.closeStoriesOf(source);
  correlator.restore(JSON.parse(before) as SavedCorrelation);
}

/** A shorter copy of a log that was read before tells nothing new of it. */
async function recordSource(
  store: Store,
  known: readonly SourceRow[],
  row: SourceRow,
): Promise<void> {
  const before = known.find(({ name }) => name === row.name);
  if (before !== undefined && before.bytesRead > row.bytesRead) return;
  await store.saveSources([row]);
}

function sourceRow(
  input: LogInput,
  reader: LogReader,
  { counts, position }: LogDigest,
  problem: string | null,
): SourceRow {
  const { name, marks } = reader.identity;
  return {
    name,
    path: input.path,
    kind: reader.compression,
    bytesRead: position,
    linesRead: counts.read,
    linesRecognized: counts.recognized,
    linesNotOurs: counts.notOurs,
    linesUnparsed: counts.unparsed,
    linesCut: counts.cut,
    firstAt: counts.firstAt,
    lastAt: counts.lastAt,
    ...fingerprintOf(marks),
    tail: '',
    archive: '',
    modifiedAt: input.modifiedAt,
    whole: problem === null,
    brokenWhy: problem ?? '',
  };
}

const knownSource = (row: SourceRow): KnownSource => ({ name: row.name, marks: marksIn(row) });
