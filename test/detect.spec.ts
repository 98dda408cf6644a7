import { liveThrough } from '../bench/detect/fleet-run';
import { isInTime, isPromised } from '../bench/detect/report';
import { makeWorld } from '../bench/detect/world';

/** `npm run bench:detect` on a small fleet: 400 domains, two days, faults on the second one. */
const size = { domains: 400, senders: 4, messages: 250_000, days: 2, warmup: 1, spikesADay: 30 };

describe('a fleet whose truth is known', () => {
  const { score } = liveThrough(makeWorld(11, size));

  it('sees the spikes that are promised within two evaluations', () => {
    const promised = score.spikes.filter(isPromised);
    expect(promised.length).toBeGreaterThan(0);
    expect(promised.filter((spike) => !isInTime(spike))).toEqual([]);
  });

  it('reports no spike, flag or sender that is none', () => {
    expect(score.falseSpikes).toEqual([]);
    expect(score.falseFlags).toEqual([]);
    expect(score.falseSenders).toEqual([]);
  });

  it('flags what is dead within an hour of the rule', () => {
    expect(score.flagDelays.length).toBeGreaterThan(0);
    expect(Math.max(...score.flagDelays)).toBeLessThanOrEqual(60);
    expect(score.flagsMissed).toEqual([]);
  });

  it('finds the sender that is cut off, once, and blames no domain for it', () => {
    expect(score.egress.map(({ findings }) => findings)).toEqual([1]);
    expect(score.besideSender).toEqual([]);
  });
});
