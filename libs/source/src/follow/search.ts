import type { Content } from './content';
import type { KnownSources } from './known-sources';
import type { FollowedSource } from './source-place';

/** What a file turned out to be. */
export type Finding =
  /** A log that nobody has seen. */
  | { readonly is: 'new' }
  /** The source goes on in it. */
  | { readonly is: 'next'; readonly of: FollowedSource }
  /** It holds what another file carries, or the beginning of what was read. */
  | { readonly is: 'copy'; readonly of: FollowedSource }
  /** An archive in which nothing is that was not read. */
  | { readonly is: 'read'; readonly of: FollowedSource }
  /** It holds something else by now: it must be opened again. */
  | 'lost'
  /** Not yet known; an archive must be unpacked from its start again. */
  | 'again'
  /** Not yet known. */
  | 'busy';

/** The search for the source that a file holds, among all that begin like it. */
export class Search {
  private readonly ruledOut = new Set<FollowedSource>();
  /** One that begins like the file and was read farther than the file goes. */
  private longer: FollowedSource | null = null;

  constructor(
    private readonly known: KnownSources,
    /** What the file begins with. */
    readonly start: Uint8Array,
  ) {}

  /** Nothing that begins like it is known. */
  get isStranger(): boolean {
    return this.likeliest === undefined;
  }

  /** It may hold the rest of a log that was cut off. */
  get mayBringRest(): boolean {
    return this.likeliest?.isCutOff === true;
  }

  /**
   * Looks at the likeliest source that is left.
   *
   * @param archive {@link archiveMark} of a compressed file; null for a plain one.
   */
  async look(content: Content, archive: string | null): Promise<Finding> {
    const { likeliest: source, longer } = this;
    if (source === undefined) {
      if (longer === null) return { is: 'new' };
      return { is: archive === null ? 'copy' : 'read', of: longer };
    }
    const isCarried = this.known.carrierOf(source) !== undefined;
    if (archive !== null && isCarried) return { is: 'copy', of: source };
    if (archive !== null && source.archive === archive) return { is: 'read', of: source };
    const placed = await content.place(source);
    if (placed === 'busy' || placed === 'lost') return placed;
    if (placed === 'there') return { is: isCarried ? 'copy' : 'next', of: source };
    // Another one may fit better.
    if (placed === 'shorter') this.longer ??= source;
    this.ruledOut.add(source);
    return archive === null ? 'busy' : 'again';
  }

  /** Of what is left. Asked anew each time: another file may just have brought one. */
  get likeliest(): FollowedSource | undefined {
    return this.known.candidates(this.start).find((source) => !this.ruledOut.has(source));
  }
}
