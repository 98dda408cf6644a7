import type { ApartHeader } from '../envelope/enveloped-line';
import { detached } from '../readable';
import { EximStamp } from './exim-stamp';
import type { Program } from './program';
import { ProgramCache, programOf, tagHash } from './program';
import { readFrameHeader } from './rfc5424';
import type { StampContext } from './stamp';
import type { ReferenceSpan } from './stamp-cache';
import { StampCache } from './stamp-cache';
import { behindLevel, behindLevelInAngles, behindMessageId } from './level';
import { splitTag } from './whole-tag';

const SPACE = 32;
const PLUS = 43;
const DASH = 45;
const COLON = 58;
const LESS_THAN = 60;
const GREATER_THAN = 62;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;

/** A tag longer than this is prose (RFC 3164 allows 32; `mx-a/postfix/submission/smtpd` is real). */
const LONGEST_TAG = 64;
const NOBODY = programOf('');
/** A line holds no line end: it begins like none. */
const NO_LINE = '\n';

/**
 * What stands before a line's own text: priority, stamp, log host, program and pid.
 *
 * One reader serves one source; `read` fills its fields, which are valid until the next call.
 */
export class LineHeader {
  /** Milliseconds since 1970, UTC. */
  at = 0;
  logHost = '';
  program: Program = NOBODY;
  /** 0 where none is logged. */
  pid = 0;
  /** Index of the first character of the line's own text. */
  start = 0;

  private readonly stamps: StampCache;
  private readonly programs = new ProgramCache();
  private lastHost = NO_LINE;
  /** Stamp and host of the last line, as written: neighbouring lines often share both. */
  private lastHead = NO_LINE;
  private lastHeadAt = 0;
  private lastHeadHost = '';
  private lastHeadSpan: ReferenceSpan = { from: 0, to: 0 };
  private readonly eximStamp = new EximStamp();

  /** @param defaultHost log host of lines that name none; may change from line to line. */
  constructor(
    context: StampContext,
    public defaultHost: string,
  ) {
    this.stamps = new StampCache(context);
  }

  /** The reference time of the context has moved: a stamp without a year may mean another one now. */
  referenceMoved(): void {
    this.stamps.referenceMoved();
    if (!this.stamps.isWithin(this.lastHeadSpan)) this.lastHead = NO_LINE;
  }

  /** Takes a header that came apart from its line; the text begins at `from`, without the spaces. */
  take(apart: ApartHeader, text: string, from: number, to: number): void {
    const { time, tag } = apart;
    if (typeof time === 'number') this.at = time;
    else this.at = this.stamps.read(time, 0) < 0 ? apart.fallbackTime : this.stamps.at;
    this.logHost = apart.logHost === '' ? this.defaultHost : apart.logHost;
    const split = splitTag(tag);
    this.program = split === null ? NOBODY : this.programs.of(split.program);
    this.pid = split === null || split.pid === 0 ? apart.pid : split.pid;
    this.start = from;
    while (this.start < to && text.charCodeAt(this.start) === SPACE) this.start++;
  }

  /**
   * Reads the header of the line at `from`, up to `to`.
   *
   * `syslog`: all fields are set. `exim`: the line has the stamp of Exim's own main log and names
   * neither host nor program. `none`: no stamp that we know.
   */
  read(text: string, from: number, to: number, view?: DataView): 'syslog' | 'exim' | 'none' {
    if (view !== undefined && this.repeatsEximStamp(text, from, to, view)) return 'exim';
    if (text.startsWith(this.lastHead, from)) {
      this.at = this.lastHeadAt;
      this.logHost = this.lastHeadHost;
      this.start = from + this.lastHead.length;
    } else {
      const style = this.readAnew(text, from, to);
      if (style === 'exim' && view !== undefined)
        this.eximStamp.remember(view, from, this.start, this.at);
      if (style === 'framed') return 'syslog';
      if (style !== 'syslog') return style;
    }
    if (this.readTag(text, this.start, to) || this.readTag(text, behindLevel(text, this.start), to))
      this.start = behindMessageId(text, this.start, to);
    else {
      this.program = NOBODY;
      this.pid = 0;
    }
    return 'syslog';
  }

  /** All but the tag; `framed`: an RFC 5424 frame, in which the tag was read too. */
  private readAnew(text: string, from: number, to: number): 'syslog' | 'exim' | 'none' | 'framed' {
    const behindPriority = skipPriority(text, from);
    const isFrame = behindPriority > from && text.startsWith('1 ', behindPriority);
    const stampAt = isFrame ? behindPriority + 2 : behindPriority;
    const end = this.stamps.read(text, stampAt);
    if (end < 0 || end > to) return 'none';
    this.at = this.stamps.at;
    const afterStamp = Math.min(end + 1, to);
    if (isFrame) return this.readFrame(text.slice(0, to), afterStamp) ? 'framed' : 'none';
    const isEximStamp =
      text.charCodeAt(stampAt + 10) === SPACE && text.charCodeAt(stampAt + 4) === DASH;
    if (isEximStamp && !this.namesProgram(text, afterStamp, to)) {
      this.logHost = this.defaultHost;
      this.start = afterStamp;
      return 'exim';
    }
    const isHostNamed = this.readHost(text, behindLevelInAngles(text, afterStamp), to);
    if (isHostNamed && this.stamps.isWithin(this.stamps.span)) {
      this.lastHead = detached(text.slice(from, this.start));
      this.lastHeadAt = this.at;
      this.lastHeadHost = this.logHost;
      this.lastHeadSpan = this.stamps.span;
    }
    return 'syslog';
  }

  /** Lines of one second share their stamp: whether this one has the one that was read last. */
  private repeatsEximStamp(text: string, from: number, to: number, view: DataView): boolean {
    const start = from + EximStamp.LENGTH;
    if (start >= to || !this.eximStamp.standsAt(view, from)) return false;
    const next = text.charCodeAt(start);
    const mayBeZone = next === PLUS || next === DASH;
    if (mayBeZone || this.namesProgram(text, start, to)) return false;
    this.at = this.eximStamp.at;
    this.logHost = this.defaultHost;
    this.start = start;
    return true;
  }

  /** Sets the host and moves `start` behind it. False: the next word is a tag, and no host is named. */
  private readHost(text: string, from: number, to: number): boolean {
    const { lastHost } = this;
    if (text.startsWith(lastHost, from) && text.charCodeAt(from + lastHost.length) === SPACE) {
      this.logHost = lastHost;
      this.start = from + lastHost.length + 1;
      return true;
    }
    const end = text.indexOf(' ', from);
    const isTag = text.charCodeAt(end - 1) === COLON;
    if (end <= from || end >= to || isTag || text.startsWith('last message repeated ', from)) {
      this.logHost = this.defaultHost;
      this.start = from;
      return false;
    }
    this.lastHost = detached(text.slice(from, end));
    this.logHost = this.lastHost;
    this.start = end + 1;
    return true;
  }

  /** `tag[pid]: ` or `tag: `; moves `start` behind it. False, and nothing moved, for other text. */
  private readTag(text: string, from: number, to: number): boolean {
    const limit = Math.min(to, from + LONGEST_TAG);
    let i = from;
    let code = 0;
    let hash = 0;
    for (; i < limit; i++) {
      code = text.charCodeAt(i);
      if (code === OPEN_BRACKET || code === COLON) break;
      if (code === SPACE) return false;
      hash = tagHash(hash, code);
    }
    if (i === from || i === limit) return false;
    const tagEnd = i;
    let pid = 0;
    if (code === OPEN_BRACKET) {
      for (i++; i < to; i++) {
        const digit = text.charCodeAt(i) - 48;
        if (digit < 0 || digit > 9) break;
        pid = pid * 10 + digit;
      }
      if (text.charCodeAt(i) !== CLOSE_BRACKET || text.charCodeAt(i + 1) !== COLON) return false;
      i++;
    }
    this.program = this.programs.get(text, from, tagEnd, hash);
    this.pid = pid;
    this.start = Math.min(to, text.charCodeAt(i + 1) === SPACE ? i + 2 : i + 1);
    return true;
  }

  /** Whether `host tag[pid]:` follows: a syslog template that writes the same stamp as Exim. */
  private namesProgram(text: string, from: number, to: number): boolean {
    const tag = text.indexOf(' ', from) + 1;
    if (tag === 0 || tag >= to) return false;
    // A flag of Exim's, ` => `: most of its lines have one, none needs to be searched for its end.
    if (text.charCodeAt(tag + 2) === SPACE && text.charCodeAt(tag + 1) !== COLON) return false;
    const end = text.indexOf(' ', tag);
    const last = (end < 0 || end > to ? to : end) - 1;
    if (text.charCodeAt(last) !== COLON || text.charCodeAt(last - 1) !== CLOSE_BRACKET)
      return false;
    return this.readTag(text, tag, to) && this.program.mta !== null;
  }

  private readFrame(line: string, from: number): boolean {
    const frame = readFrameHeader(line, from);
    if (frame === null) return false;
    if (frame.host === '') this.logHost = this.defaultHost;
    else if (frame.host !== this.lastHost) this.lastHost = detached(frame.host);
    if (frame.host !== '') this.logHost = this.lastHost;
    this.program = programOf(frame.program);
    this.pid = frame.pid;
    this.start = frame.start;
    return true;
  }
}

/** Index behind `<22>` if the line begins with a syslog priority, else `from`. */
function skipPriority(text: string, from: number): number {
  if (text.charCodeAt(from) !== LESS_THAN) return from;
  for (let i = from + 1; i <= from + 4; i++) {
    const code = text.charCodeAt(i);
    if (code === GREATER_THAN) return i > from + 1 ? i + 1 : from;
    if (code < 48 || code > 57) return from;
  }
  return from;
}
