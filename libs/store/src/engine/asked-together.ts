import { setImmediate as soon } from 'node:timers/promises';

type Row = Readonly<Record<string, unknown>>;

/**
 * Statements that several questions have in common: those that are asked in the same breath are asked once. One that has
 * begun serves nobody who comes later, or he might miss what was written before he asked.
 */
export class AskedTogether {
  private readonly next = new Map<string, Promise<readonly Row[]>>();

  ask(
    sql: string,
    params: Readonly<Record<string, unknown>>,
    ask: () => Promise<readonly Row[]>,
  ): Promise<readonly Row[]> {
    const key = `${sql}\n${JSON.stringify(params)}`;
    const known = this.next.get(key);
    if (known !== undefined) return known;
    const begun = this.begin(key, ask);
    this.next.set(key, begun);
    return begun;
  }

  private async begin(key: string, ask: () => Promise<readonly Row[]>): Promise<readonly Row[]> {
    await soon();
    this.next.delete(key);
    return ask();
  }
}
