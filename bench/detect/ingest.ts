import type { Bucket, Coverage, News } from '@noanswer/reachability';
import { MINUTE, START, type Told } from './traffic';
import type { World } from './world';

/** What of the fleet's minutes reaches the counting, and when: logs come late in heaps, or never. */
export class Ingest {
  private readonly waiting: Bucket[] = [];
  private readonly providers: ReadonlyMap<string, string>;

  constructor(private readonly world: World) {
    this.providers = new Map(world.domains.map(({ name, provider }) => [name, provider]));
  }

  /** @param routed domains whose provider is known: of the others it is told, as whoever reads connections does. */
  news(minute: number, told: readonly Told[], routed: ReadonlyMap<string, unknown>): News {
    const domains: Bucket[] = [];
    for (const { sender, bucket } of told) {
      const pause = this.pauseOf(sender, minute);
      if (pause === undefined) domains.push(bucket);
      else if (!pause.isLost) this.waiting.push(bucket);
    }
    const coverage = this.world.senders.map((logHost, sender): Coverage => {
      const pause = this.pauseOf(sender, minute);
      const seenUpTo = START + (pause === undefined ? minute + 1 : pause.from) * MINUTE;
      const gaps = this.world.pauses
        .filter((p) => p.sender === sender && p.isLost && minute >= p.to)
        .map((p) => [START + p.from * MINUTE, START + p.to * MINUTE] as const);
      return { logHost, seenUpTo, gaps };
    });
    for (const bucket of this.waiting.splice(0)) {
      const sender = this.world.senders.indexOf(bucket.logHost);
      if (this.pauseOf(sender, minute) === undefined) domains.push(bucket);
      else this.waiting.push(bucket);
    }
    const names = new Set(
      domains.map(({ subject }) => subject).filter((name) => !routed.has(name)),
    );
    const routes = [...names].map((domain) => ({
      domain,
      provider: this.providers.get(domain) ?? '',
    }));
    return { domains, coverage, routes };
  }

  private pauseOf(sender: number, minute: number): World['pauses'][number] | undefined {
    return this.world.pauses.find(
      (pause) => pause.sender === sender && minute >= pause.from && minute < pause.to,
    );
  }
}
