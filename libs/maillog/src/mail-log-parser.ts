import {
  EMPTY_LINE,
  HALF_LINE,
  HEADLESS_PART,
  NO_STAMP,
  OTHER_PROGRAM,
  PART_OF_SPLIT_LINE,
  REPEAT_OF_NOT_NEEDED,
  REPEAT_OF_UNKNOWN,
} from './dismissed';
import type { EnvelopedLine } from './envelope/enveloped-line';
import type { EventOrigin, Mta, Parsed } from './events';
import type { LineContext } from './exim';
import { parseEximMessage } from './exim/parse';
import { EximSyslogJoiner } from './exim/syslog-joiner';
import type { SavedJoins } from './exim';
import type { Interest } from './interest';
import { LineHeader } from './header/line-header';
import { parsePostfixMessage } from './postfix/parse';
import type { LineOrigin, RawLine } from './raw-line';
import { readRepeat } from './repeat';

/** Log hosts whose last line is remembered for `last message repeated N times`. */
const REMEMBERED_HOSTS = 1024;

/** What a parser remembers of the lines before, as plain JSON data. */
export interface SavedParser {
  readonly joins: SavedJoins;
  /** The last event of each log host, for `last message repeated N times`. */
  readonly last: readonly (readonly [logHost: string, parsed: Parsed])[];
}

/** Mutable, so that one object serves all lines: events copy what they keep. */
type Context = {
  -readonly [K in keyof (EventOrigin & LineContext)]: (EventOrigin & LineContext)[K];
};

/**
 * Reads the lines of one source, in order, into typed events.
 *
 * Which MTA a line belongs to is found line by line. Every line gets exactly one answer: an event,
 * or why there is none (`notNeeded`, `notOurs`, `unparsed`).
 */
export class MailLogParser {
  /** What stood before the text of the line that was parsed last. */
  readonly header: LineHeader;
  /** How many lines the last one stands for: N for `message repeated N times`, else 1. */
  repeats = 1;
  /** Of the (first) line of the event that was parsed last: RawLine.index. */
  index = 0;

  private readonly context: Context;
  /** Of the lines of Exim's own log: most of it is the same for all. */
  private readonly mainLog: Context;
  private readonly joiner = new EximSyslogJoiner();
  private readonly lastByHost = new Map<string, Parsed>();
  private lastHost = '';
  private last: Parsed = NO_STAMP;
  private readonly stampContext: { timeZone: string; referenceTime: number };

  constructor(
    { timeZone, referenceTime, defaultHost }: LineOrigin,
    private readonly interest: Interest = 'everything',
  ) {
    this.context = contextOf('postfix', '', interest);
    this.mainLog = contextOf('exim', 'exim', interest);
    this.stampContext = { timeZone, referenceTime };
    this.header = new LineHeader(this.stampContext, defaultHost);
  }

  /** A log that grows is dated by its latest change: stamps without a year may cross New Year. */
  set referenceTime(at: number) {
    this.stampContext.referenceTime = at;
    this.header.referenceMoved();
  }

  /**
   * Offset of the oldest line without which what comes cannot be read, null where there is none: the
   * beginning of a line that syslog split. Lines that `last message repeated` may refer to do not count.
   */
  get oldestOffset(): number | null {
    return this.joiner.oldestOffset;
  }

  save(): SavedParser {
    const last = new Map(this.lastByHost).set(this.lastHost, this.last);
    return { joins: this.joiner.save(), last: [...last] };
  }

  /** Goes on where another parser of the same source stood when it was saved. */
  restore({ joins, last }: SavedParser): void {
    this.joiner.restore(joins);
    for (const [logHost, parsed] of last) this.lastByHost.set(logHost, parsed);
    const latest = last.at(-1);
    if (latest !== undefined) [this.lastHost, this.last] = latest;
  }

  /** A line out of an envelope, which may carry its header, or only the log host, apart from it. */
  parseEnveloped(line: EnvelopedLine): Parsed {
    this.header.defaultHost = line.defaultHost;
    if (line.apart === null) return this.parse(line);
    this.repeats = 1;
    this.index = line.index;
    this.header.take(line.apart, line.text, line.from, line.to);
    return this.header.start === line.to ? EMPTY_LINE : this.parseSyslog(line);
  }

  parse(line: RawLine): Parsed {
    this.repeats = 1;
    this.index = line.index;
    if (line.from === line.to) return EMPTY_LINE;
    const style = this.header.read(line.text, line.from, line.to, line.view);
    if (style === 'none') return NO_STAMP;
    const parsed = style === 'exim' ? this.parseMainLog(line) : this.parseSyslog(line);
    return !line.terminated && isHalf(parsed) ? HALF_LINE : parsed;
  }

  private parseSyslog(line: RawLine): Parsed {
    const { header } = this;
    const repeat = readRepeat(line.text, header.start, line.to);
    if (repeat === null) {
      const parsed = this.parseMessage(line, line.text, header.start, line.to);
      this.remember(parsed);
      return parsed;
    }
    this.repeats = repeat.times;
    if (repeat.text !== '') return this.parseMessage(line, repeat.text, 0, repeat.text.length);
    return this.again(line, this.lastOf(header.logHost));
  }

  private parseMessage(line: RawLine, text: string, start: number, to: number): Parsed {
    const { mta, daemon, role } = this.header.program;
    if (mta === null) return OTHER_PROGRAM;
    const context = this.contextOf(line, mta);
    if (mta === 'postfix')
      return parsePostfixMessage(text, start, to, daemon, role, context, this.interest);
    context.programNamed = true;
    return text.startsWith('[', start) && EximSyslogJoiner.isPart(text.slice(start, to), 0)
      ? this.parsePart(text.slice(start, to), context)
      : parseEximMessage(text, start, to, context);
  }

  /** A part of a line that syslog could not take whole: the last part makes the event of all. */
  private parsePart(message: string, context: Context): Parsed {
    const { joiner, header } = this;
    const headless = joiner.headless;
    const key = `${header.logHost} ${context.syslogName}[${context.pid}]`;
    const joined = joiner.feed(key, message, 0, context);
    if (joined !== null) {
      this.index = joined.context.index;
      return parseEximMessage(joined.text, 0, joined.text.length, joined.context);
    }
    return joiner.headless > headless ? HEADLESS_PART : PART_OF_SPLIT_LINE;
  }

  /** The source is at its end: events of split lines whose end never came, told as far as they did. */
  end(): Parsed[] {
    return this.joiner
      .flush()
      .map(({ text, context }) => parseEximMessage(text, 0, text.length, context));
  }

  /** Exim's own log file names no program: the stamp and the shape of the line must tell. */
  private parseMainLog(line: RawLine): Parsed {
    const { mainLog, header } = this;
    mainLog.at = header.at;
    mainLog.logHost = header.logHost;
    mainLog.offset = line.offset;
    mainLog.index = line.index;
    mainLog.bytes = line.to - line.from;
    mainLog.isAscii = line.isAscii;
    return parseEximMessage(line.text, header.start, line.to, mainLog);
  }

  private contextOf(line: RawLine, mta: Mta): Context {
    const { context, header } = this;
    context.mta = mta;
    context.at = header.at;
    context.logHost = header.logHost;
    context.syslogName = header.program.syslogName;
    context.pid = header.pid;
    context.offset = line.offset;
    context.index = line.index;
    context.bytes = line.to - line.from;
    context.isAscii = line.isAscii;
    return context;
  }

  /** The event of an earlier line once more, at the place and time of the line that repeats it. */
  private again(line: RawLine, last: Parsed | undefined): Parsed {
    if (last === undefined || last.kind === 'notOurs') return REPEAT_OF_UNKNOWN;
    if (!('at' in last)) return last.kind === 'notNeeded' ? REPEAT_OF_NOT_NEEDED : last;
    return { ...last, at: this.header.at, offset: line.offset, bytes: line.to - line.from };
  }

  /** Lines of one host mostly follow each other: the map is touched when the host changes. */
  private remember(parsed: Parsed): void {
    const { logHost } = this.header;
    if (logHost !== this.lastHost) {
      if (this.lastByHost.size >= REMEMBERED_HOSTS) this.lastByHost.clear();
      this.lastByHost.set(this.lastHost, this.last);
      this.lastHost = logHost;
    }
    this.last = parsed;
  }

  private lastOf(logHost: string): Parsed | undefined {
    return logHost === this.lastHost ? this.last : this.lastByHost.get(logHost);
  }
}

function contextOf(mta: Mta, syslogName: string, interest: Interest): Context {
  return {
    mta,
    at: 0,
    logHost: '',
    syslogName,
    pid: 0,
    offset: 0,
    index: 0,
    bytes: 0,
    isAscii: false,
    programNamed: false,
    interest,
  };
}

/**
 * Whether an event may have been read from half a line: a delivery whose parenthesis is not closed,
 * a connect whose reason is no known text. Half a line must make no row: the whole one may follow.
 */
function isHalf(parsed: Parsed): boolean {
  if (parsed.kind === 'delivery') return parsed.truncated;
  if (parsed.kind === 'connectFailure') return parsed.failure === 'other';
  return parsed.kind !== 'notOurs' && parsed.kind !== 'notNeeded';
}
