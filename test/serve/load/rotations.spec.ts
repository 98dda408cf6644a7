import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { analyzeJson } from '../../run-noanswer';
import { inScratch } from '../../scratch-directory';
import { Load } from '../load';
import { differences } from './counts';
import type { Naming } from './rotating-log';
import { toldBy } from './truth';

/** The writer must lose nothing itself: what its rotations leave behind holds every line once. */
it.each<Naming>(['numbered', 'dated'])(
  'what rotations leave holds every line once: %s',
  async (naming) => {
    await inScratch(async (directory) => {
      const load = await Load.start({
        ...{ directory, naming, seed: 7, linesPerSecond: 5000 },
        ...{ rotateEvery: [0.3, 1], logTimeBehindMs: 1_800_000 },
      });
      await load.probe('probe1.test');
      await load.rotate('copytruncate');
      await sleep(5000);
      await load.rotate('rename');
      const { truth, rotations } = await load.end();
      expect(readdirSync(directory).length).toBeGreaterThan(4);
      expect(rotations.rename).toBeGreaterThan(0);
      expect(rotations.copytruncate).toBeGreaterThan(0);
      const told = toldBy(await analyzeJson(['--host', 'exim1', directory]));
      expect(told['attempts probe1.test no_answer']).toBe(1);
      expect(differences(truth, told)).toEqual([]);
    });
  },
);
