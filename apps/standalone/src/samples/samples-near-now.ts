import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SAMPLES_ZONE, SHIPPED_SAMPLES } from './shipped-samples';
import type { StampForm } from './stamp-form';
import { eximStamp, syslogStamp } from './stamp-form';

/** Copies of the sample logs that end a moment ago. */
export interface SamplesNearNow {
  readonly paths: readonly string[];
  /** So many whole seconds were added to every stamp. */
  readonly shiftSeconds: number;
  /** The zone in which their stamps must be read, whatever this machine's is. */
  readonly timezone: string;
}

/** So old is the newest line: far enough back that no clock takes it for one of the future. */
const NEWEST_AGE_MS = 3 * 60_000;

const MAIL_LOG = { name: 'mail.log', form: syslogStamp };
const MAINLOG = { name: 'mainlog', form: eximStamp };

/**
 * Writes copies of the sample logs into a directory, moved in time so that the last 24 hours are not
 * empty. All stamps move by the same time; the rest of every line stays byte for byte, times in
 * message ids included. Files are as old as their newest line, for stamps without a year.
 */
export async function samplesNearNow(
  now: number,
  directory: string,
  from = SHIPPED_SAMPLES,
): Promise<SamplesNearNow> {
  const mainlog = await readSample(from, MAINLOG);
  // Both were recorded in the same minutes, and only Exim's stamps tell the year.
  const year = Number(mainlog.lines[0]?.slice(0, 4));
  const mailLog = await readSample(from, MAIL_LOG);
  const samples = [mailLog, mainlog].map((sample) => ({ ...sample, newest: newestOf(sample, year) }));
  const newest = Math.max(...samples.map((sample) => sample.newest));
  const shiftSeconds = Math.floor((now - NEWEST_AGE_MS - newest) / 1000);

  await mkdir(directory, { recursive: true });
  const paths: string[] = [];
  for (const sample of samples) {
    const path = join(directory, sample.name);
    await writeFile(path, shifted(sample, year, shiftSeconds * 1000), 'latin1');
    const modifiedAt = new Date(sample.newest + shiftSeconds * 1000);
    await utimes(path, modifiedAt, modifiedAt);
    paths.push(path);
  }
  return { paths, shiftSeconds, timezone: SAMPLES_ZONE };
}

interface Sample {
  readonly name: string;
  readonly form: StampForm;
  readonly lines: readonly string[];
}

async function readSample(from: string, sample: Omit<Sample, 'lines'>): Promise<Sample> {
  const text = await readFile(join(from, sample.name), 'latin1');
  return { ...sample, lines: text.split('\n') };
}

function newestOf({ lines, form }: Sample, year: number): number {
  const stamps = new Set(lines.filter((line) => line !== '').map((line) => line.slice(0, form.length)));
  return Math.max(...[...stamps].map((stamp) => form.read(stamp, year)));
}

function shifted({ lines, form }: Sample, year: number, shiftMs: number): string {
  return lines
    .map((line) => {
      if (line === '') return line;
      const at = form.read(line.slice(0, form.length), year);
      return form.write(at + shiftMs) + line.slice(form.length);
    })
    .join('\n');
}
