import type { KnownSources } from './known-sources';
import type { FollowedSource } from './source-place';

/** The search for the source that a file holds, among all that begin like it. */
export class Search {
  /** One that begins like the file and was read farther than the file goes. */
  longer: FollowedSource | null = null;
  private readonly ruledOut = new Set<FollowedSource>();

  constructor(
    private readonly known: KnownSources,
    /** What the file begins with. */
    readonly start: Uint8Array,
  ) {}

  /** The likeliest that is left. Asked anew each time: another file may just have brought one. */
  get likeliest(): FollowedSource | undefined {
    return this.known.candidates(this.start).find((source) => !this.ruledOut.has(source));
  }

  /** It holds something else farther on, or ends before anybody can tell. */
  ruleOut(source: FollowedSource, because: 'other' | 'shorter'): void {
    this.ruledOut.add(source);
    if (because === 'shorter') this.longer ??= source;
  }
}
