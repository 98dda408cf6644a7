import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Dice } from '../../bench/logs/dice';
import { analyzeJson } from '../run-noanswer';
import type { FileAnswer } from '../serve/ingest-answer';
import { ingestOf, lets, untilAllIsRead } from '../serve/ingest-answer';
import { Load } from '../serve/load';
import { differences } from '../serve/load/counts';
import type { Ended } from '../serve/load/load-plan';
import { named, toldBy } from '../serve/load/truth';
import { Serving, freePort } from '../serve/serving';

export interface ChaosOptions {
  readonly kills: number;
  readonly seed: number;
  readonly linesPerSecond: number;
  /** Seconds between rotations of a log, at least and at most. */
  readonly rotateEvery: readonly [number, number];
  /** An empty directory of our own. */
  readonly place: string;
  readonly say: (text: string) => void;
}

export interface ChaosResult {
  /** Empty: the store holds what was written, nothing missing, nothing double. */
  readonly differences: readonly string[];
  readonly written: Ended;
  /** Lines read so far when serve was killed: they must not all be the same. */
  readonly readAtKills: readonly number[];
  /** How long serve took, after the last kill, to have everything read. */
  readonly catchUpSeconds: number;
  readonly leaveMs: number;
  /** What serve said of each file in the end. */
  readonly files: readonly FileAnswer[];
}

/** Log time of the load: so long ago that a closing line can end every story, and not be in the future. */
const BEHIND_MS = 30 * 60_000;

/**
 * Kills `serve` again and again while its logs are written, rotated and compressed, lets the last
 * one finish, and compares what the store holds with what was written.
 */
export async function chaos(options: ChaosOptions): Promise<ChaosResult> {
  const { kills, seed, place, say } = options;
  const dice = new Dice(seed);
  const [directory, data] = [join(place, 'logs'), join(place, 'data')];
  mkdirSync(directory);
  const load = await Load.start({
    ...{ directory, seed, linesPerSecond: options.linesPerSecond, logTimeBehindMs: BEHIND_MS },
    ...{ rotateEvery: options.rotateEvery, naming: dice.pick(['numbered', 'dated']) },
  });
  const started = { data, paths: [directory], port: await freePort() };
  let serving = Serving.start(started);
  try {
    const readAtKills: number[] = [];
    for (let kill = 1; kill <= kills; kill++) {
      const read = await killOnce(serving, dice);
      if (read !== undefined) readAtKills.push(read);
      await sleep(downTime(dice, options.rotateEvery));
      say(`kill ${kill} of ${kills}: ${read ?? 'no'} lines read`);
      serving = Serving.start(started);
    }
    const written = await load.end();
    const before = performance.now();
    const answer = await untilAllIsRead(serving);
    const catchUpSeconds = (performance.now() - before) / 1000;
    const { code, signal, ms: leaveMs } = await serving.terminate();
    const report = toldBy(await analyzeJson(['--data', data]));
    const found = differences(written.truth, report);
    if (code !== 0) found.push(`serve left with ${code ?? signal ?? ''}: ${serving.output}`);
    if (answer.lines.read !== written.truth[named.line('read')])
      found.push(`/v1/ingest: ${answer.lines.read} lines read, written ${written.lines}`);
    const { files } = answer;
    return { differences: found, written, readAtKills, catchUpSeconds, leaveMs, files };
  } catch (error) {
    load.abandon();
    throw error;
  } finally {
    await serving.kill();
  }
}

/** @returns lines read, as it said last before it was killed; undefined if it did not come to say so. */
async function killOnce(serving: Serving, dice: Dice): Promise<number | undefined> {
  const moment = dice.below(100);
  let read: number | undefined;
  if (moment < 15) {
    await lets(serving, dice.below(600)); // while it starts
  } else {
    await serving.untilLive();
    await lets(serving, lifeTime(dice, moment));
    read = await ingestOf(serving).then(
      ({ lines }) => lines.read,
      () => undefined,
    );
    await lets(serving, dice.below(100));
  }
  if (serving.hasEnded) throw new Error(`serve ended by itself\n${serving.output}`);
  await serving.kill();
  return read;
}

/** Right after it listens, before it has saved for the first time, or around its second or third time. */
function lifeTime(dice: Dice, moment: number): number {
  if (moment < 30) return dice.below(300);
  return moment < 65 ? 300 + dice.below(5700) : 6000 + dice.below(6000);
}

/** Mostly short, as a supervisor restarts; sometimes longer than two rotations. */
function downTime(dice: Dice, [, rotation]: readonly [number, number]): number {
  return dice.below(4) > 0 ? dice.below(300) : dice.below(2.5 * rotation * 1000);
}
