import { sharedMarks } from '../identity/match-source';
import { marksOf, nameOf } from '../identity/prefix-marks';
import type { Carrier } from './carrier';
import { FollowedSource, type SourcePlace } from './source-place';

/** Every source that was ever followed, and the file that each one is read from now. */
export class KnownSources {
  private readonly byName = new Map<string, FollowedSource>();
  private readonly carriers = new Map<FollowedSource, Carrier>();
  private readonly copies = new Map<FollowedSource, Set<Carrier>>();

  constructor(places: readonly SourcePlace[]) {
    for (const place of places) this.byName.set(place.name, new FollowedSource(place, false));
  }

  /**
   * The sources that a log with this start may be, the likeliest first: that with which it has most
   * marks in common, then the one known longest. What they hold further on must decide.
   */
  candidates(start: Uint8Array): FollowedSource[] {
    const marks = marksOf(start);
    if (marks.length === 0) return [this.byName.get(nameOf(start, marks)) ?? []].flat();
    return [...this.byName.values()]
      .map((source) => ({ source, shared: sharedMarks(source.marks, marks) }))
      .filter(({ shared }) => shared > 0)
      .sort((a, b) => b.shared - a.shared)
      .map(({ source }) => source);
  }

  /**
   * A log that nobody has seen. One that begins like a known log and goes on differently would have
   * the same name: it gets a number behind it.
   */
  add(start: Uint8Array): FollowedSource {
    const marks = marksOf(start);
    const plain = nameOf(start, marks);
    let name = plain;
    for (let n = 2; this.byName.has(name); n++) name = `${plain}~${n}`;
    const source = new FollowedSource({ name, marks, position: 0, tail: '', archive: '' }, true);
    this.byName.set(name, source);
    return source;
  }

  /** A log that was tiny when it was first seen is known better as it grows. */
  seen(source: FollowedSource, start: Uint8Array): void {
    const marks = marksOf(start);
    if (marks.length > source.marks.length) source.marks = marks;
  }

  carrierOf(source: FollowedSource): Carrier | undefined {
    return this.carriers.get(source);
  }

  carry(source: FollowedSource, carrier: Carrier): void {
    this.carriers.set(source, carrier);
  }

  /** The source has no carrier now: its copies may be more than copies. */
  letGo(source: FollowedSource, carrier: Carrier): void {
    this.dropCopy(source, carrier);
    if (this.carriers.get(source) !== carrier) return;
    this.carriers.delete(source);
    for (const copy of this.copies.get(source) ?? []) copy.isNeeded();
  }

  addCopy(source: FollowedSource, copy: Carrier): void {
    const copies = this.copies.get(source) ?? new Set();
    this.copies.set(source, copies.add(copy));
  }

  dropCopy(source: FollowedSource, copy: Carrier): void {
    this.copies.get(source)?.delete(copy);
  }

  hasCopies(source: FollowedSource): boolean {
    return (this.copies.get(source)?.size ?? 0) > 0;
  }
}
