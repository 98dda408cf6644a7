import type { Compression } from '../content/compression';
import type { Candidate } from '../find/expand-argument';
import { IDENTITY_BYTES } from '../identity/prefix-marks';
import { problemOf } from '../input-problem';
import type { LogInput } from '../log-input';
import type { Bytes, Content } from './content';
import type { FollowEvent } from './follow-event';
import type { KnownSources } from './known-sources';
import { openContent } from './open-content';
import type { Patience } from './patience';
import { PlainContent } from './plain-content';
import { Search } from './search';
import { archiveMark, type FollowedSource } from './source-place';

/**
 * `busy`: something was done, and nothing is to be told yet. `idle`: nothing to do for now. `wait`:
 * what it holds may have to be read soon, and before anything newer.
 */
export type Step = FollowEvent | 'busy' | 'idle' | 'wait' | 'lost';

export type CarrierState =
  | 'unknown' // not looked into since it was found or has changed
  | 'placing' // being compared with what is known
  | 'carrying' // a source is read from it
  | 'copy' // holds what another file carries
  | 'left'; // nothing to be had from it as it is now

/** One file that was found, whatever its name is now, and what it has to do with the sources. */
export class Carrier {
  state: CarrierState = 'unknown';
  source: FollowedSource | null = null;
  /** A sentence for the operator where one is needed. */
  note: string | null = null;
  noteKind: 'waiting' | 'unreadable' | 'passed_over' | null = null;
  /** It begins like nothing that is known. */
  isStranger = false;
  /** Wall clock. */
  lastReadAt: number | null = null;
  private content: Content | null = null;
  private compression: Compression = 'plain';
  private openedAt = 0;
  private atEndAt = -Infinity;
  private goneAt: number | null = null;
  private search: Search | null = null;
  /** Read, but not yet told of: the source's beginning is told first. */
  private pending: Bytes | null = null;
  private begun = false;
  private leftAs = '';
  private lookAgain = false;

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

  get isPacked(): boolean {
    return this.compression !== 'plain';
  }

  /** There was nothing behind what was read last. */
  get isAtEnd(): boolean {
    return this.atEndAt > -Infinity;
  }

  /** Bytes on disk, as far as anybody has looked. */
  get size(): number | null {
    return this.content instanceof PlainContent ? this.content.file.size : this.input.size;
  }

  /** Being compared with what is known, which for an archive can take a while. */
  get isSearching(): boolean {
    return this.state === 'placing';
  }

  /** It was found again, maybe under another name or grown. */
  foundAs(found: Candidate): void {
    this.found = found;
    this.goneAt = null;
    // Permissions change neither size nor time.
    if (this.noteKind === 'unreadable') this.lookAgain = true;
  }

  /** The file that carried what this one is a copy of does so no longer. */
  isNeeded(): void {
    this.lookAgain = true;
  }

  /** No name that we look at leads to it any more. */
  notFound(now: number): void {
    this.goneAt ??= now;
  }

  /** @param isNewest it is the one of its set that is being written to. */
  async step(now: number, isNewest: boolean): Promise<Step> {
    try {
      return await this.stepOn(now, isNewest);
    } catch (error) {
      return this.fail(error);
    }
  }

  private async stepOn(now: number, isNewest: boolean): Promise<Step> {
    switch (this.state) {
      case 'left':
      case 'copy':
        return this.lookAgain || this.leftAs !== this.asItIs() ? this.lookAnew() : 'idle';
      case 'unknown':
        return this.open(now);
      case 'placing':
        return this.place();
      case 'carrying':
        return this.goOn(now, isNewest);
    }
  }

  /** Whether there is no reason to keep it. */
  isOver(): boolean {
    return this.goneAt !== null && this.state !== 'carrying';
  }

  async close(): Promise<void> {
    if (this.source !== null) this.known.letGo(this.source, this);
    this.pending = null;
    const { content } = this;
    this.content = null;
    // A file that cannot be read may not let itself be closed either.
    await content?.close().catch(() => undefined);
  }

  private async open(now: number): Promise<Step> {
    if (this.goneAt !== null) return 'idle';
    await this.close();
    this.source = null;
    const opened = await openContent(this.found, now);
    this.openedAt = now;
    if ('wait' in opened) return this.waitFor(opened.wait);
    if ('problem' in opened) {
      const { what, message } = opened.problem;
      const isShut = what === 'noPermission' || what === 'unreadable' || what === 'missing';
      return this.leave(isShut ? 'unreadable' : 'passed_over', message);
    }
    this.content = opened.content;
    this.compression = opened.content.compression;
    if (isArchive(opened.content) && now - (this.input.modifiedAt ?? 0) < this.patience.packed) {
      await this.waitFor('A compressed log is read when it is complete; this one just changed.');
      return this.mayBringMore(opened.start) ? 'wait' : 'idle';
    }
    this.search = new Search(this.known, opened.start);
    this.state = 'placing';
    return 'busy';
  }

  /** Unless what begins like it is being read from another file: then it is a copy of that. */
  private mayBringMore(start: Uint8Array): boolean {
    const [likeliest] = this.known.candidates(start);
    this.isStranger = likeliest === undefined;
    return likeliest === undefined || this.known.carrierOf(likeliest) === undefined;
  }

  /** Looks whether it is the likeliest of those that it may be; if it is none, it is a new one. */
  private async place(): Promise<Step> {
    const { content, search } = this;
    if (content === null || search === null) return this.lookAnew();
    const { likeliest: source, longer } = search;
    if (source === undefined) {
      if (longer === null) return this.carry(this.known.add(search.start), content);
      return isArchive(content) ? this.endOfArchive(longer) : this.beCopyOf(longer);
    }
    const isCarried = this.known.carrierOf(source) !== undefined;
    if (isArchive(content) && isCarried) return this.beCopyOf(source);
    if (isArchive(content) && source.archive === this.asItIs())
      return this.leave(null, null, source);
    const placed = await content.place(source);
    if (placed === 'busy') return 'busy';
    if (placed === 'there') return isCarried ? this.beCopyOf(source) : this.carry(source, content);
    search.ruleOut(source, placed);
    // Another one may fit better. An archive can be unpacked from its start only.
    if (isArchive(content)) this.content = await this.reopened(content);
    return 'busy';
  }

  private async reopened(content: Content): Promise<Content | null> {
    await content.close();
    const again = await openContent(this.found, this.openedAt);
    return 'content' in again ? again.content : null;
  }

  private carry(source: FollowedSource, content: Content): Step {
    source.goOn(content.before);
    this.source = source;
    this.known.carry(source, this);
    if (this.search !== null) this.known.seen(source, this.search.start);
    this.state = 'carrying';
    this.begun = false;
    this.atEndAt = -Infinity;
    this.tell(null, null);
    return 'busy';
  }

  private async goOn(now: number, isNewest: boolean): Promise<Step> {
    const { source, content } = this;
    if (source === null || content === null) return this.lookAnew();
    if (this.pending === null && now - this.atEndAt < this.patience.atEnd) return 'idle';
    const next = this.pending ?? (await content.next(source.readTo));
    this.pending = null;
    if (next === 'lost') return this.lose(source);
    if (next === 'over') return this.endOfArchive(source);
    this.atEndAt = next === 'idle' || next.isLast ? now : -Infinity;
    if (next === 'idle') return this.rest(source, content, now, isNewest);
    if (!this.begun) {
      this.begun = true;
      this.pending = next;
      return { kind: 'begin', ...this.of(source) };
    }
    const { chunk } = next;
    if (content instanceof PlainContent && source.readTo < IDENTITY_BYTES)
      this.known.seen(source, await content.start());
    source.take(chunk);
    this.lastReadAt = now;
    const { referenceTime } = content;
    return { kind: 'bytes', ...this.of(source), chunk, referenceTime };
  }

  /** At the end of what there is. */
  private async rest(
    source: FollowedSource,
    content: Content,
    now: number,
    isNewest: boolean,
  ): Promise<Step> {
    const { patience, goneAt } = this;
    const quietFor = now - Math.max(content.referenceTime, goneAt ?? 0);
    if (goneAt !== null) {
      if (quietFor < (content.linked ? patience.renamed : patience.unlinked)) return 'idle';
      await this.close();
      this.state = 'unknown';
      // Whoever holds a copy reads the half line once more, and all that it has behind it.
      if (this.known.hasCopies(source)) return this.tellRewind(source);
      source.end();
      return { kind: 'end', ...this.of(source) };
    }
    if (isNewest || quietFor < patience.rotated) return 'idle';
    const isHalf = source.readTo > source.position;
    await this.leave(null, null, source);
    return isHalf ? this.tellRewind(source) : 'idle';
  }

  /** The disk or the mount: whatever it is, it is tried again, from the last whole line on. */
  private async fail(error: unknown): Promise<Step> {
    const { source } = this;
    const wasTold = this.state === 'carrying' && this.begun;
    await this.leave('unreadable', problemOf(this.input.path, error).message, source);
    return wasTold && source !== null ? this.tellRewind(source) : 'idle';
  }

  /** Truncated, or written anew: it is another log from now on. */
  private async lose(source: FollowedSource): Promise<Step> {
    await this.close();
    this.source = null;
    this.state = 'unknown';
    return this.begun ? this.tellRewind(source) : 'lost';
  }

  private tellRewind(source: FollowedSource): Step {
    return { kind: 'rewind', ...this.of(source) };
  }

  private async endOfArchive(source: FollowedSource): Promise<Step> {
    if (this.state === 'carrying') source.end();
    source.archive = this.asItIs();
    const problem = this.content?.problem ?? null;
    await this.leave(problem === null ? null : 'passed_over', problem, source);
    return { kind: 'end', ...this.of(source) };
  }

  private async beCopyOf(source: FollowedSource): Promise<Step> {
    await this.leave(null, null, source);
    this.state = 'copy';
    this.known.addCopy(source, this);
    return 'idle';
  }

  private lookAnew(): 'busy' {
    if (this.source !== null) this.known.dropCopy(this.source, this);
    this.lookAgain = false;
    this.state = 'unknown';
    return 'busy';
  }

  private async waitFor(what: string): Promise<'idle'> {
    await this.close();
    this.tell('waiting', what);
    return 'idle';
  }

  private async leave(
    kind: Carrier['noteKind'],
    note: string | null,
    source: FollowedSource | null = null,
  ): Promise<'idle'> {
    await this.close();
    this.source = source;
    this.state = 'left';
    this.leftAs = this.asItIs();
    this.tell(kind, note);
    return 'idle';
  }

  private of(source: FollowedSource): Pick<FollowEvent, 'source' | 'path' | 'set' | 'compression'> {
    const { path, set } = this.input;
    return { source, path, set, compression: this.compression };
  }

  private tell(kind: Carrier['noteKind'], note: string | null): void {
    this.noteKind = kind;
    this.note = note;
  }

  private asItIs(): string {
    return archiveMark(this.input.size, this.input.modifiedAt);
  }
}

const isArchive = ({ compression }: Content): boolean => compression !== 'plain';
