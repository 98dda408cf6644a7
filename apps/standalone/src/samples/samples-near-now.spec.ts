import { copyFileSync, mkdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES, noanswer } from '../../../../test/run-noanswer';
import { inScratch } from '../../../../test/scratch-directory';
import { samplesNearNow } from './samples-near-now';

/** The sample logs, and how many characters the stamp of each of their lines has. */
const LOGS = [
  { name: 'mail.log', stamp: 15 },
  { name: 'mainlog', stamp: 19 },
];

type Event = Record<string, unknown>;

/** What `noanswer parse` prints of a log; without its path and the stamps of quoted lines. */
async function eventsOf(path: string, stamp: number): Promise<Event[]> {
  const run = await noanswer(['parse', '--timezone', 'UTC', path]);
  if (run.code !== 0) throw new Error(run.stderr);
  const printed = run.stdout.trimEnd().split('\n');
  return printed.map((line) => {
    const { text, ...event } = JSON.parse(line) as Event;
    const unstamped = typeof text === 'string' ? text.slice(stamp) : null;
    return { ...event, text: unstamped, path: null };
  });
}

/** The originals as old as when they were recorded: a checkout has its own idea of that. */
async function originals(directory: string): Promise<Map<string, Event[]>> {
  const recorded = new Date('2026-11-21T09:58:54Z');
  mkdirSync(directory);
  const events = new Map<string, Event[]>();
  for (const { name, stamp } of LOGS) {
    const path = join(directory, name);
    copyFileSync(join(SAMPLES, name), path);
    utimesSync(path, recorded, recorded);
    events.set(name, await eventsOf(path, stamp));
  }
  return events;
}

function moved(event: Event, seconds: number): Event {
  if (typeof event['at'] !== 'string') return event;
  const at = new Date(Date.parse(event['at']) + seconds * 1000);
  return { ...event, at: at.toISOString().replace('.000Z', 'Z') };
}

const bodiesOf = (path: string, stamp: number): string[] =>
  readFileSync(path, 'latin1')
    .split('\n')
    .map((line) => line.slice(stamp));

describe('the sample logs, brought near to now', () => {
  let before: Map<string, Event[]>;
  beforeAll(async () => {
    await inScratch(async (scratch) => {
      before = await originals(join(scratch, 'originals'));
    });
  });

  // Days on which a calendar has something to trip over, and one before they were recorded.
  it.each([
    '2026-11-21T15:30:00.999Z',
    '2027-01-01T00:04:30Z',
    '2028-02-29T12:00:00Z',
    '2028-03-01T00:04:30Z',
    '2024-07-03T10:00:00Z',
  ])('%s: tell the same, each event later by exactly the shift', async (day) => {
    await inScratch(async (scratch) => {
      const now = Date.parse(day);
      const near = await samplesNearNow(now, join(scratch, 'near'), SAMPLES);
      expect(near.paths).toEqual(LOGS.map(({ name }) => join(scratch, 'near', name)));
      expect(near.timezone).toBe('UTC');
      expect(Number.isInteger(near.shiftSeconds)).toBe(true);

      const times: number[] = [];
      for (const [index, { name, stamp }] of LOGS.entries()) {
        const path = near.paths[index]!;
        const after = await eventsOf(path, stamp);
        expect(after).toEqual(before.get(name)?.map((event) => moved(event, near.shiftSeconds)));
        expect(bodiesOf(path, stamp)).toEqual(bodiesOf(join(SAMPLES, name), stamp));
        const ofLog = after.flatMap(({ at }) => (typeof at === 'string' ? [Date.parse(at)] : []));
        expect(statSync(path).mtimeMs).toBe(Math.max(...ofLog));
        times.push(...ofLog);
      }
      const age = now - Math.max(...times);
      expect(age).toBeGreaterThanOrEqual(60_000);
      expect(age).toBeLessThan(10 * 60_000);
    });
  });
});
