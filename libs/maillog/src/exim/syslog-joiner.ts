import { detached } from '../readable';
import type { LineContext } from './line-context';
import { readSplitMark } from './split-mark';

/** What became of the parts of one line. */
export interface JoinedLine {
  /** Without the marks; Exim's own stamp, if logged, stands at the beginning. */
  readonly text: string;
  /** Of the first part: its time, its offset; `bytes` of all parts together. */
  readonly context: LineContext;
  /** How many lines were joined. */
  readonly parts: number;
  /** False where the end is missing: the line is told as far as it came. */
  readonly whole: boolean;
}

interface OpenJoin {
  text: string;
  context: LineContext;
  parts: number;
  of: number;
  bytes: number;
}

/** Lines whose end has not come yet, as plain JSON data. */
export type SavedJoins = readonly (readonly [process: string, join: Readonly<OpenJoin>])[];

/** Exim writes all parts in one go; what does not follow within this log time was lost. */
const LONGEST_WAIT_MS = 60_000;
const MOST_OPEN = 1_000;
/** Twice the buffer in which Exim builds a line (macros.h, LOG_BUFFER_SIZE). */
const LONGEST_TEXT = 16_384;

/**
 * Joins the lines that Exim splits when it writes to syslog: `[1/3] text`, `[2/3] text`, `[3/3] text`
 * (log.c, write_syslog; specification, 53.4). The mark stands before everything else, the stamp and
 * the message id are in the first part only.
 *
 * Every line that is fed is accounted for: it is part of exactly one line that is given back (`parts`
 * counts them), or, if its beginning was never seen, it is turned away at once: it cannot be read.
 * A line whose end is missing is given back as far as it came, when the same process begins another,
 * after a minute of log time, when too many are open, or with {@link flush}.
 */
export class EximSyslogJoiner {
  private readonly open = new Map<string, OpenJoin>();
  /** Parts that came without a beginning, and were turned away. */
  headless = 0;

  /** Whether a line, read from behind its syslog header, is a part; any other needs no joiner. */
  static isPart(text: string, start: number): boolean {
    return readSplitMark(text, start) !== null;
  }

  /**
   * Takes a part. `key` names the process: log host, program and pid. Gives at most one line back: the
   * one that is whole now, or one that will never be. Null: nothing to read yet.
   */
  feed(key: string, text: string, start: number, context: LineContext): JoinedLine | null {
    const mark = readSplitMark(text, start);
    if (mark === null) return { text: text.slice(start), context, parts: 1, whole: true };
    const lineEnd = mark.endsLine && mark.part < mark.parts ? '\n' : '';
    const piece = detached(text.slice(mark.end) + lineEnd);
    const open = this.open.get(key);
    if (mark.part === 1) {
      const interrupted = this.take(key);
      this.begin(key, piece, mark.parts, context);
      return interrupted ?? this.takeLost(context.at);
    }
    if (open?.parts !== mark.part - 1 || open.of !== mark.parts) {
      this.headless++;
      return this.take(key) ?? this.takeLost(context.at);
    }
    open.text += piece;
    open.bytes += context.bytes;
    open.parts++;
    const done = open.parts === open.of || open.text.length > LONGEST_TEXT;
    return done ? this.take(key) : this.takeLost(context.at);
  }

  /** All that is still open, oldest first: for the end of the input. */
  flush(): JoinedLine[] {
    return [...this.open.keys()].map((key) => this.take(key)).filter((line) => line !== null);
  }

  save(): SavedJoins {
    return [...this.open].map(([key, join]) => [key, { ...join }]);
  }

  restore(saved: SavedJoins): void {
    for (const [key, join] of saved) this.open.set(key, { ...join });
  }

  get openCount(): number {
    return this.open.size;
  }

  /** Offset of the oldest line that is still waited for, null where there is none. */
  get oldestOffset(): number | null {
    for (const { context } of this.open.values()) return context.offset;
    return null;
  }

  private begin(key: string, text: string, of: number, context: LineContext): void {
    // A copy: the caller may use one context object for all lines.
    const own = { ...context, isAscii: false }; // of the parts to come nobody knows yet
    this.open.set(key, { text, context: own, parts: 1, of, bytes: context.bytes });
  }

  private take(key: string): JoinedLine | null {
    const join = this.open.get(key);
    if (join === undefined) return null;
    this.open.delete(key);
    const { text, context, parts, of, bytes } = join;
    return { text, context: { ...context, bytes }, parts, whole: parts === of };
  }

  /** The oldest line, if it has waited too long or too many wait. The map is in order of arrival. */
  private takeLost(now: number): JoinedLine | null {
    for (const [key, { context }] of this.open) {
      const lost = this.open.size > MOST_OPEN || now - context.at > LONGEST_WAIT_MS;
      return lost ? this.take(key) : null;
    }
    return null;
  }
}
