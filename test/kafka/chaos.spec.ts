import { fleetChaos } from '../chaos/fleet/fleet-chaos';
import { describeWithKafka } from './real-kafka';

const SEED = Number(process.env['NOANSWER_SEED'] ?? Date.now() % 1_000_000);
const KILLS = Number(process.env['NOANSWER_KILLS'] ?? 5);

/** More of it: `npm run chaos -- --kills 100`. */
describeWithKafka('a fleet in trouble', () => {
  it(
    `after ${KILLS} SIGKILLs, and what comes with them, the rows are what was written (seed ${SEED})`,
    async () => {
      const result = await fleetChaos({
        ...{ kills: KILLS, seed: SEED, linesPerSecond: 800 },
        say: () => undefined,
      });
      expect(result.differences).toEqual([]);
      expect(result.lines).toBeGreaterThan(2000);
    },
    900_000 + KILLS * 60_000,
  );
});
