import type { ClickHouseClient } from '@clickhouse/client';
import { askAhead, askThrough, type AskEngine, type KeptDays } from './engine/ask';
import { AskedTogether } from './engine/asked-together';
import type { Connect, Settings } from './engine/settings';
import type { Question } from './questions/question';
import type { Asked } from './questions/worst-domains';
import { openMarks } from './rollups/kept-marks';
import type { MarkedTime } from './rollups/marks';
import { SharedMarks } from './rollups/shared-marks';

export interface ReaderOptions {
  /** Statements that run at the same time; more wait for one of these to end. */
  readonly connections: number;
  /** A question that takes longer is given up: {@link StoreQuestionError} `tookTooLong`. */
  readonly maxSeconds: number;
}

/** Three for what a page asks side by side, one so that what is trivial does not wait behind that. */
export const READER_DEFAULTS: ReaderOptions = { connections: 4, maxSeconds: 10 };

/** A connection, and how many statements have it before them. */
interface Line {
  readonly client: ClickHouseClient;
  pending: number;
}

/**
 * Asks beside the writer. A connection to the embedded engine does one thing at a time: a question on
 * the store's own connection would wait for the batch that is being written, and the next batch for it.
 */
export class StoreReader implements Asked {
  private closed = false;
  private readonly marks = new SharedMarks();
  private readonly together = new AskedTogether();

  private constructor(
    private readonly lines: readonly Line[],
    private readonly kept: KeptDays | undefined,
  ) {}

  static async open(
    connect: Connect,
    settings: Settings,
    options: ReaderOptions,
    kept?: KeptDays,
  ): Promise<StoreReader> {
    const lines: Line[] = [];
    const all = { ...settings, max_execution_time: options.maxSeconds, readonly: 2 };
    for (let i = 0; i < options.connections; i++)
      lines.push({ client: await connect(all), pending: 0 });
    return new StoreReader(lines, kept);
  }

  /** As {@link Store.ask}: a failed question throws. */
  async ask<Row>(question: Question<Row>): Promise<Row[]> {
    const { isTrivial } = question;
    const askEngine: AskEngine = (statement) => this.askNow({ ...statement, isTrivial });
    const readMarks = (): Promise<readonly MarkedTime[]> =>
      this.marks.read(() => askEngine(openMarks()));
    return this.kept === undefined
      ? askEngine(question)
      : askAhead(askEngine, question, this.kept, readMarks, this.together);
  }

  /** Statements of one question too go each to whoever has the least to do. */
  private async askNow<Row>(statement: Question<Row>): Promise<Row[]> {
    const line = this.lineFor(statement);
    line.pending++;
    try {
      return await askThrough(line.client, statement);
    } finally {
      line.pending--;
    }
  }

  /** The one with the least to do; the last is kept for what is trivial, if there is another. */
  private lineFor({ isTrivial = false }: Pick<Question<unknown>, 'isTrivial'>): Line {
    const lines = isTrivial || this.lines.length < 2 ? this.lines : this.lines.slice(0, -1);
    return lines.reduce((a, b) => (b.pending < a.pending ? b : a));
  }

  /** The store closes its readers itself; whoever needs one no longer may do it before. */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const { client } of this.lines) await client.close();
  }
}
