/** What happened, or what a report says: how often, by name. Flat, so that two are compared name by name. */
export type Counts = Readonly<Record<string, number>>;

/** Counts things by name. */
export class Counter {
  private readonly counts = new Map<string, number>();

  add(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  get(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  toCounts(): Counts {
    return Object.fromEntries(this.counts);
  }
}

/** Where two counts differ, a sentence each; a name that one of them lacks counts as zero. */
export function differences(truth: Counts, told: Counts): string[] {
  return [...new Set([...Object.keys(truth), ...Object.keys(told)])]
    .sort()
    .filter((name) => (truth[name] ?? 0) !== (told[name] ?? 0))
    .map((name) => `${name}: written ${truth[name] ?? 0}, told ${told[name] ?? 0}`);
}
