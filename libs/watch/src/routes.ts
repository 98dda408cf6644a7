import type { Memory, News } from '@noanswer/reachability';
import { DAY, providerOf } from '@noanswer/reachability';
import type { RouteMinute } from '@noanswer/store';

type Route = NonNullable<News['routes']>[number];

/** How long a domain's provider is believed after the last connection to it, in log time. */
const BELIEVED = DAY;

/**
 * Which provider serves a domain: that of the host which took most of its connections when it was first seen. It
 * moves when no connection went to that provider for a day: a domain with a spare host elsewhere does not flutter.
 */
export class Routes {
  /** When a connection to the provider of a domain was last made, to the day: in log time. */
  private readonly lastSeen = new Map<string, number>();
  private readonly names = new Map<string, string>();

  /** What an evaluation must be told; `minutes` of one minute, the most used host of each domain first. */
  of(memory: Memory, minutes: readonly RouteMinute[]): readonly Route[] {
    const told: Route[] = [];
    for (const [domain, hosts] of Map.groupBy(minutes, ({ domain }) => domain)) {
      const [first] = hosts;
      if (first === undefined) continue;
      const known = memory.routes.get(domain);
      const seen = this.lastSeen.get(domain) ?? first.from;
      const isSeen = hosts.some(({ host, ip }) => this.nameOf(host, ip) === known);
      if (known === undefined || (!isSeen && first.from - seen >= BELIEVED))
        told.push({ domain, provider: this.nameOf(first.host, first.ip) });
      else if (!isSeen) {
        this.lastSeen.set(domain, seen);
        continue;
      }
      // Who is met for the first time may never be met again.
      if (known !== undefined) this.lastSeen.set(domain, first.from);
    }
    return told;
  }

  forget(domains: readonly string[]): void {
    for (const domain of domains) this.lastSeen.delete(domain);
  }

  private nameOf(host: string, ip: string): string {
    const key = `${host} ${ip}`;
    let name = this.names.get(key);
    if (name === undefined) {
      if (this.names.size > 50_000) this.names.clear();
      name = providerOf(host, ip);
      this.names.set(key, name);
    }
    return name;
  }
}
