import { chaos } from '../chaos/chaos';
import { inScratch } from '../scratch-directory';

const SEED = Number(process.env['NOANSWER_SEED'] ?? Date.now() % 1_000_000);
const KILLS = Number(process.env['NOANSWER_KILLS'] ?? 6);

/** More of it: `npm run chaos:serve -- --kills 100`. */
it(
  `after ${KILLS} SIGKILLs under load and rotation the rows are what was written (seed ${SEED})`,
  async () => {
    await inScratch(async (place) => {
      const result = await chaos({
        ...{ kills: KILLS, seed: SEED, linesPerSecond: 2000, rotateEvery: [1, 3], place },
        say: () => undefined,
      });
      expect(result.differences).toEqual([]);
      expect(result.written.lines).toBeGreaterThan(5000);
      expect(new Set(result.readAtKills).size).toBeGreaterThan(1);
    });
  },
  900_000 + KILLS * 20_000,
);
