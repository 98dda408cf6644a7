import type { FollowEvent } from '../src/follow/follow-event';
import { LogFollower, type FollowOptions } from '../src/follow/log-follower';
import type { FollowedSource, SourcePlace } from '../src/follow/source-place';

/**
 * Whoever follows a log, at its simplest: keeps lines by source and offset, as the store does, and
 * remembers places when told to. It cuts lines by itself.
 */
export class LineCollector {
  /** `source@offset` of each line, and its text. */
  readonly lines = new Map<string, string>();
  readonly events: string[] = [];
  /** The lines in the order in which they came, from each start to the next {@link kill}. */
  readonly lives: string[][] = [[]];
  clock = Date.now();
  private follower: LogFollower | null = null;
  private places: SourcePlace[] = [];
  private readonly halves = new Map<string, { offset: number; text: string }>();
  private readonly sources = new Map<string, FollowedSource>();

  constructor(
    private readonly paths: readonly string[],
    private readonly options: Partial<FollowOptions> = {},
  ) {}

  get texts(): string[] {
    return [...this.lines.values()];
  }

  get following(): LogFollower {
    this.follower ??= new LogFollower(this.paths, {
      known: this.places,
      clock: () => this.clock,
      ...this.options,
    });
    return this.follower;
  }

  /** Reads until there is nothing more, looking for new names too. */
  async readAll(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet++) {
      this.clock += 11_000;
      while (await this.step()) quiet = 0;
    }
  }

  /** @returns whether there was anything to do. */
  async step(): Promise<boolean> {
    const event = await this.following.next();
    if (event === null) return false;
    this.sources.set(event.source.name, event.source);
    if (event.kind !== 'bytes') this.events.push(event.kind);
    this.take(event);
    return true;
  }

  /** What is remembered is all that is left after {@link kill}. */
  save(): void {
    const places = new Map(this.places.map((place) => [place.name, place]));
    for (const source of this.sources.values()) places.set(source.name, placeOf(source));
    this.places = [...places.values()];
  }

  async kill(): Promise<void> {
    await this.follower?.close();
    this.follower = null;
    this.sources.clear();
    this.halves.clear();
    this.lives.push([]);
  }

  private take(event: FollowEvent): void {
    const { source } = event;
    const { name } = source;
    const half = this.halves.get(name) ?? { offset: source.position, text: '' };
    this.halves.set(name, half);
    switch (event.kind) {
      case 'begin':
        if (source.isNew) this.places.push(placeOf(source));
        half.offset = source.position;
        half.text = '';
        break;
      case 'rewind':
        half.text = '';
        break;
      case 'bytes':
        half.text += Buffer.from(event.chunk).toString('latin1');
        this.cut(name, half);
        break;
      case 'end':
        if (half.text !== '') this.keep(`${name}@${half.offset}`, half.text);
        half.text = '';
    }
  }

  private keep(position: string, line: string): void {
    this.lines.set(position, line);
    this.lives.at(-1)?.push(line);
  }

  private cut(name: string, half: { offset: number; text: string }): void {
    for (let end = half.text.indexOf('\n'); end >= 0; end = half.text.indexOf('\n')) {
      this.keep(`${name}@${half.offset}`, half.text.slice(0, end));
      half.offset += end + 1;
      half.text = half.text.slice(end + 1);
    }
  }
}

const placeOf = ({ name, marks, position, tail, archive }: FollowedSource): SourcePlace => ({
  name,
  marks,
  position,
  tail,
  archive,
});
