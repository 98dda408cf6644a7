import type { Asked, Question } from '@noanswer/store';
import type { Turns } from './turns';

/**
 * Asks each question once for all who ask it at the same time, and keeps the answer for a moment: fifty
 * dashboards cost what one costs. An answer is as old as its question; it is kept until that is a
 * second, and one that took longer for as long again: who reads logs has the machine half of the time.
 */
export class SharedQuestions implements Asked {
  private readonly answers = new Map<string, Promise<readonly unknown[]>>();

  constructor(
    private readonly store: Asked,
    private readonly turns: Turns,
    private readonly keptMs = 1000,
  ) {}

  /** The rows are everybody's: not to be changed. */
  async ask<Row>(question: Question<Row>): Promise<Row[]> {
    const key = JSON.stringify([question.name, question.sql, question.params]);
    let answer = this.answers.get(key);
    if (answer === undefined) {
      answer = this.askAnew(key, question);
      this.answers.set(key, answer);
    }
    return (await answer) as Row[];
  }

  private async askAnew(key: string, question: Question<unknown>): Promise<readonly unknown[]> {
    try {
      return await this.turns.take(async () => {
        const begun = performance.now();
        const rows = await this.store.ask(question);
        const tookMs = performance.now() - begun;
        this.forget(key, tookMs > this.keptMs ? tookMs : this.keptMs - tookMs);
        return rows;
      });
    } catch (error) {
      this.answers.delete(key);
      throw error;
    }
  }

  private forget(key: string, inMs: number): void {
    setTimeout(() => this.answers.delete(key), inMs).unref();
  }
}
