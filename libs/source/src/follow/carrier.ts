import type { Candidate } from '../find/expand-argument';
import { problemOf } from '../input-problem';
import type { LogInput } from '../log-input';
import type { Content } from './content';
import type { FollowEvent } from './follow-event';
import type { KnownSources } from './known-sources';
import { openContent } from './open-content';
import { whatNow, type Patience } from './patience';
import { PlainContent } from './plain-content';
import { Reading } from './reading';
import { Search } from './search';
import { archiveMark, type FollowedSource } from './source-place';

/**
 * `busy`: something was done, and nothing is to be told yet. `opened`: it holds something, and is about
 * to be compared with what is known. `idle`: nothing to do for now. `wait`: what it holds may have to
 * be read soon, and before anything newer. `lost`: it is not the log any more that it was, or not where
 * it was.
 */
export type Step = FollowEvent | 'busy' | 'opened' | 'idle' | 'wait' | 'lost';

export type CarrierState =
  | 'unknown' // not looked into since it was found or has changed
  | 'searching' // being compared with what is known, which for an archive can take a while
  | 'carrying' // a source is read from it
  | 'copy' // holds what another file carries
  | 'left'; // nothing to be had from it as it is now

/** A sentence for the operator, and what it is about. */
export interface CarrierNote {
  readonly kind: 'waiting' | 'unreadable' | 'passed_over';
  readonly text: string;
}

/** Then it is not waited for: whatever has its name keeps on changing. */
const MOST_MISSES = 3;

/** One file that was found, whatever its name is now, and what it has to do with the sources. */
export class Carrier {
  state: CarrierState = 'unknown';
  source: FollowedSource | null = null;
  note: CarrierNote | null = null;
  /** Nothing newer may be read before: it begins like nothing that is known, or like a log that was cut off. */
  comesFirst = false;
  private content: Content | null = null;
  private search: Search | null = null;
  private reading: Reading | null = null;
  /** What it is likely to hold; it waits for being looked into. */
  private maybe: FollowedSource | null = null;
  private openedAt = 0;
  private goneAt: number | null = null;
  private leftAs = '';
  private lookAgain = false;
  /** How often in a row it was not where it had just been found. */
  private misses = 0;

  constructor(
    private found: Candidate,
    private readonly known: KnownSources,
    private readonly patience: Patience,
  ) {}

  get inode(): string {
    return this.found.inode;
  }

  get input(): LogInput {
    return this.found.input;
  }

  /** An archive is being compared with what is known: that may take a while. */
  get isUnpacking(): boolean {
    return this.state === 'searching' && this.content !== null && isArchive(this.content);
  }

  /** The file from which is read what this one is a copy of, or may be as far as can be told by now. */
  get original(): Carrier | undefined {
    const source = this.state === 'copy' ? this.source : this.maybe;
    return source === null ? undefined : this.known.carrierOf(source);
  }

  /** There was nothing behind what was read last. */
  get isAtEnd(): boolean {
    return this.reading?.isAtEnd ?? false;
  }

  /** Wall clock of the last bytes; null before the first. */
  get lastReadAt(): number | null {
    return this.reading?.lastReadAt ?? null;
  }

  /** Bytes on disk that were not read yet; null where that cannot be told. */
  get behind(): number | null {
    if (this.source === null || !(this.content instanceof PlainContent)) return null;
    return Math.max(0, this.content.file.size - this.source.readTo);
  }

  /** Whether there is no reason to keep it. */
  get isOver(): boolean {
    return this.goneAt !== null && this.state !== 'carrying';
  }

  /** It was found again, maybe under another name or grown. */
  foundAs(found: Candidate): void {
    this.found = found;
    this.goneAt = null;
    // Permissions change neither size nor time.
    if (this.note?.kind === 'unreadable') this.lookAgain = true;
  }

  /** No name that we look at leads to it any more. */
  notFound(now: number): void {
    this.goneAt ??= now;
  }

  /** The file that carried what this one is a copy of does so no longer. */
  isNeeded(): void {
    this.lookAgain = true;
  }

  /** @param isNewest it is the one of its set that is being written to. */
  async step(now: number, isNewest: boolean): Promise<Step> {
    try {
      return await this.stepOn(now, isNewest);
    } catch (error) {
      return this.fail(error);
    }
  }

  async close(): Promise<void> {
    if (this.source !== null) this.known.letGo(this.source, this);
    const { content } = this;
    this.content = null;
    // A file that cannot be read may not let itself be closed either.
    await content?.close().catch(() => undefined);
  }

  private async stepOn(now: number, isNewest: boolean): Promise<Step> {
    const { content, search, reading } = this;
    if (this.state === 'searching' && content !== null && search !== null)
      return this.find(content, search);
    if (this.state === 'carrying' && reading !== null) return this.goOn(reading, now, isNewest);
    if (this.state === 'unknown') return this.open(now);
    return this.lookAgain || this.leftAs !== this.asItIs ? this.lookAnew() : 'idle';
  }

  private async open(now: number): Promise<Step> {
    if (this.goneAt !== null) return 'idle';
    await this.close();
    this.source = null;
    this.maybe = null;
    const opened = await openContent(this.found, now);
    this.openedAt = now;
    if (opened === 'moved' && this.misses++ < MOST_MISSES) return 'lost';
    if (opened === 'moved') return this.waitFor('It was renamed just now.');
    this.misses = 0;
    if ('wait' in opened) {
      const { wait: text, untilItChanges } = opened;
      return untilItChanges ? this.leave(null, { kind: 'waiting', text }) : this.waitFor(text);
    }
    if ('problem' in opened) {
      const { what, message: text } = opened.problem;
      const isShut = what === 'noPermission' || what === 'unreadable';
      return this.leave(null, { kind: isShut ? 'unreadable' : 'passed_over', text });
    }
    this.content = opened.content;
    this.search = new Search(this.known, opened.start);
    this.comesFirst = this.search.isStranger || this.search.mayBringRest;
    // From the future too: a clock was set back, and it may be being written all the same.
    if (isArchive(opened.content) && Math.abs(now - opened.modifiedAt) < this.patience.packed) {
      await this.waitFor('A compressed log is read when it is complete; this one just changed.');
      this.maybe = this.search.likeliest ?? null;
      // What another file carries is read from there.
      return this.original === undefined ? 'wait' : 'idle';
    }
    this.state = 'searching';
    return 'opened';
  }

  private async find(content: Content, search: Search): Promise<Step> {
    const finding = await search.look(content, isArchive(content) ? this.asItIs : null);
    if (finding === 'busy') return 'busy';
    if (finding === 'lost') return this.lookAnew();
    if (finding === 'again') {
      await content.close();
      const opened = await openContent(this.found, this.openedAt);
      if (opened === 'moved' || !('content' in opened)) return this.lookAnew();
      this.content = opened.content;
      return 'busy';
    }
    switch (finding.is) {
      case 'new':
        return this.carry(this.known.add(search.start), content, search.start);
      case 'next':
        return this.carry(finding.of, content, search.start);
      case 'copy':
        await this.leave(finding.of);
        this.state = 'copy';
        this.known.addCopy(finding.of, this);
        return 'idle';
      case 'read':
        return finding.of.archive === this.asItIs
          ? this.leave(finding.of)
          : this.isRead(finding.of, content);
    }
  }

  private carry(source: FollowedSource, content: Content, start: Uint8Array): Step {
    this.source = source;
    this.reading = new Reading(source, content, this.known);
    this.known.carry(source, this);
    this.known.seen(source, start);
    this.state = 'carrying';
    this.note = null;
    return 'busy';
  }

  private async goOn(reading: Reading, now: number, isNewest: boolean): Promise<Step> {
    const { source, content } = reading;
    // A newer file waits for what this one still gets: it may have been rotated in the pause at its end.
    const next = await reading.next(now, isNewest ? this.patience.atEnd : 0);
    switch (next) {
      case 'begin':
        return { kind: 'begin', ...this.of(source, content) };
      case 'idle':
        return this.rest(reading, now, isNewest);
      case 'lost': // truncated, or written anew: it is another log from now on
        await this.close();
        source.isCutOff = true;
        this.source = null;
        this.state = 'unknown';
        return reading.isTold ? { kind: 'rewind', ...this.of(source, content) } : 'lost';
      case 'over':
        return this.endOfArchive(reading);
      default: {
        const { referenceTime } = content;
        return { kind: 'bytes', ...this.of(source, content), chunk: next, referenceTime };
      }
    }
  }

  /** At the end of what there is. */
  private async rest(reading: Reading, now: number, isNewest: boolean): Promise<Step> {
    const { source, content, isInLine } = reading;
    const { referenceTime: modifiedAt, linked } = content;
    const atRest = { modifiedAt, goneAt: this.goneAt, linked, isNewest };
    const rewind = { kind: 'rewind', ...this.of(source, content) } as const;
    switch (whatNow(atRest, this.patience, now)) {
      case 'stay':
        return 'idle';
      case 'close':
        await this.leave(source);
        return isInLine ? rewind : 'idle';
      case 'over':
        await this.close();
        this.state = 'unknown';
        // Whoever holds a copy reads the half line once more, and all that it has behind it.
        if (this.known.hasCopies(source)) return rewind;
        source.end();
        return { kind: 'end', ...this.of(source, content) };
    }
  }

  /** Half a line at the end of a broken archive is none: it may be written anew, and whole. */
  private async endOfArchive({ source, content, isInLine }: Reading): Promise<Step> {
    const isHalf = isInLine && content.problem !== null;
    if (!isHalf) source.end();
    const end = await this.isRead(source, content);
    return isHalf ? { kind: 'rewind', ...this.of(source, content) } : end;
  }

  private async isRead(source: FollowedSource, content: Content): Promise<Step> {
    source.archive = this.asItIs;
    const { problem: text } = content;
    await this.leave(source, text === null ? null : { kind: 'passed_over', text });
    return { kind: 'end', ...this.of(source, content) };
  }

  /** The disk or the mount: whatever it is, it is tried again, from the last whole line on. */
  private async fail(error: unknown): Promise<Step> {
    const { source, reading, state } = this;
    // The rest of it may lie in an archive by now, which then comes first.
    if (state === 'carrying' && source !== null) source.isCutOff = true;
    const { message: text } = problemOf(this.input.path, error);
    await this.leave(source, { kind: 'unreadable', text });
    if (state !== 'carrying' || reading?.isTold !== true) return 'idle';
    return { kind: 'rewind', ...this.of(reading.source, reading.content) };
  }

  private lookAnew(): 'busy' {
    if (this.source !== null) this.known.dropCopy(this.source, this);
    this.lookAgain = false;
    this.state = 'unknown';
    return 'busy';
  }

  private async waitFor(text: string): Promise<'idle'> {
    await this.close();
    this.note = { kind: 'waiting', text };
    return 'idle';
  }

  private async leave(
    source: FollowedSource | null,
    note: CarrierNote | null = null,
  ): Promise<'idle'> {
    await this.close();
    this.source = source;
    this.state = 'left';
    this.leftAs = this.asItIs;
    this.note = note;
    return 'idle';
  }

  private of(
    source: FollowedSource,
    { compression }: Content,
  ): Pick<FollowEvent, 'source' | 'path' | 'set' | 'compression'> {
    const { path, set } = this.input;
    return { source, path, set, compression };
  }

  private get asItIs(): string {
    return archiveMark(this.input.size, this.input.modifiedAt);
  }
}

const isArchive = ({ compression }: Content): boolean => compression !== 'plain';
