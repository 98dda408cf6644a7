import { emptyMemory, evaluate } from '@noanswer/reachability';
import { Ingest } from './ingest';
import type { Score } from './judge';
import { Judge } from './judge';
import { MINUTE, START, Traffic } from './traffic';
import type { World } from './world';
import { MINUTES_A_DAY } from './world';

export interface FleetRun {
  readonly score: Score;
  readonly attempts: number;
  readonly tests: number;
  /** Milliseconds of each evaluation. */
  readonly evaluations: readonly number[];
}

/** Lives a world through, minute by minute, and judges what is decided. */
export function liveThrough(
  world: World,
  afterDay: (day: number) => void = () => undefined,
): FleetRun {
  const [traffic, ingest, judge] = [new Traffic(world), new Ingest(world), new Judge(world)];
  const memory = emptyMemory();
  const evaluations: number[] = [];
  let [attempts, tests] = [0, 0];
  for (let minute = 0; minute < world.days * MINUTES_A_DAY; minute++) {
    const told = traffic.minute(minute);
    for (const { bucket } of told) attempts += bucket.attempts;
    judge.saw(minute, told);
    const news = ingest.news(minute, told, memory.routes);
    const before = performance.now();
    const decisions = evaluate(memory, news, START + (minute + 1) * MINUTE);
    evaluations.push(performance.now() - before);
    tests += decisions.tests;
    judge.decided(minute, decisions.changes);
    if ((minute + 1) % MINUTES_A_DAY === 0) afterDay((minute + 1) / MINUTES_A_DAY);
  }
  return { score: judge.finish(), attempts, tests, evaluations };
}
