import type { Asked, Question } from '@noanswer/store';
import type { Turns } from './turns';

/** Rows that are there or coming. */
interface Answer {
  /** The store was asked. */
  hasBegun: boolean;
  rows: Promise<readonly unknown[]>;
  /** By the clock: it was asked then, and is for everybody until then; for who is content with an older one longer. */
  askedAt: number;
  keptUntil: number;
  /** Somebody was content with one so old. */
  readonly wantedMs: number;
}

/** Many small questions together are not small. */
const KEPT_AT_LEAST_MS = 100;

/**
 * Asks each question once for all who ask it at the same time, and keeps the answer for a moment: fifty
 * dashboards cost what one costs. An answer is as old as its question; it is kept until that is twenty times as old
 * as it took, and a second at most: however many ask it, a question costs a twentieth of a core, and that a domain is
 * unknown is no news a moment later. One that took longer than half a second is kept for as long again: who reads logs has the
 * machine half of the time. Who is content with an older one (`mayBeOldMs`) has it if it is there.
 */
export class SharedQuestions implements Asked {
  private readonly answers = new Map<string, Answer>();
  /** Those whose turn is to come or goes on. */
  private readonly pages = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: Asked,
    private readonly turns: Turns,
    private readonly keptMs = 1000,
    private readonly keptTimes = 20,
  ) {}

  /** In a turn of its own. The rows are everybody's: not to be changed. */
  async ask<Row>(question: Question<Row>): Promise<Row[]> {
    const key = keyOf(question);
    const answer =
      this.known(key, question) ?? this.askAnew(key, question, (begin) => this.turns.take(begin));
    return (await answer.rows) as Row[];
  }

  /**
   * One turn for all that `work` asks, side by side if it likes: questions of one breath read what they have in common
   * once. For those that take little each. Nothing else may be waited for in it.
   *
   * @param page what it is all about: who comes with the same before it is answered has the same answer.
   */
  async inOneTurn<T>(page: string, work: (asked: Asked) => Promise<T>): Promise<T> {
    const coming = this.pages.get(page) as Promise<T> | undefined;
    if (coming !== undefined) return coming;
    const mine = this.turnFor(work);
    this.pages.set(page, mine);
    try {
      return await mine;
    } finally {
      this.pages.delete(page);
    }
  }

  private turnFor<T>(work: (asked: Asked) => Promise<T>): Promise<T> {
    // One page does not tell of two answers to one question.
    const told = new Map<string, Promise<readonly unknown[]>>();
    const ask = async <Row>(question: Question<Row>): Promise<Row[]> => {
      const key = keyOf(question);
      const already = told.get(key);
      if (already !== undefined) return (await already) as Row[];
      const known = this.known(key, question);
      // Who waits for a turn may wait for this one.
      const answer =
        known?.hasBegun === true ? known : this.askAnew(key, question, (begin) => begin());
      told.set(key, answer.rows);
      return (await answer.rows) as Row[];
    };
    return this.turns.take(() => work({ ask }));
  }

  private known(key: string, { mayBeOldMs = 0 }: Question<unknown>): Answer | undefined {
    const answer = this.answers.get(key);
    if (answer === undefined) return undefined;
    const until = Math.max(answer.keptUntil, answer.askedAt + mayBeOldMs);
    return performance.now() < until ? answer : undefined;
  }

  private askAnew(
    key: string,
    question: Question<unknown>,
    whenMayBe: (begin: () => Promise<readonly unknown[]>) => Promise<readonly unknown[]>,
  ): Answer {
    const answer = {
      hasBegun: false,
      rows: Promise.resolve<readonly unknown[]>([]),
      askedAt: Infinity,
      keptUntil: Infinity,
      wantedMs: Math.max(question.mayBeOldMs ?? 0, this.answers.get(key)?.wantedMs ?? 0),
    };
    this.answers.set(key, answer);
    const ask = async (): Promise<readonly unknown[]> => {
      answer.hasBegun = true;
      answer.askedAt = performance.now();
      const rows = await this.store.ask(question);
      const now = performance.now();
      const tookMs = now - answer.askedAt;
      answer.keptUntil = now + this.keptFor(tookMs);
      this.forget(key, answer, Math.max(answer.keptUntil - now, answer.wantedMs - tookMs));
      return rows;
    };
    answer.rows = whenMayBe(ask);
    answer.rows.catch(() => {
      this.forget(key, answer, 0);
    });
    return answer;
  }

  private keptFor(tookMs: number): number {
    const most = Math.min(this.keptMs, Math.max(KEPT_AT_LEAST_MS, this.keptTimes * tookMs));
    return Math.max(tookMs, most - tookMs);
  }

  private forget(key: string, answer: Answer, inMs: number): void {
    const end = (): void => {
      if (this.answers.get(key) === answer) this.answers.delete(key);
    };
    if (inMs <= 0) end();
    else setTimeout(end, inMs).unref();
  }
}

const keyOf = ({ name, sql, params }: Question<unknown>): string =>
  JSON.stringify([name, sql, params]);
