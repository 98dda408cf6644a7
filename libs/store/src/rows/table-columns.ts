import { arrowStream } from '../columns/arrow';
import type { Column } from '../columns/column';

/** The columns of one table being filled, and how they get into it. */
export class TableColumns {
  constructor(
    readonly table: string,
    /** By the table's column names. */
    private readonly columns: Readonly<Record<string, Column>>,
  ) {}

  get rows(): number {
    return Object.values(this.columns)[0]?.length ?? 0;
  }

  /** Everything that was added, encoded; the columns are empty afterwards. */
  take(): Uint8Array {
    const bytes = arrowStream(this.columns);
    for (const column of Object.values(this.columns)) column.clear();
    return bytes;
  }

  /** `INSERT … SELECT` up to the place where the rows come from. */
  get insertFrom(): string {
    const names = Object.keys(this.columns).map((name) => `\`${name}\``);
    return `INSERT INTO ${this.table} (${names.join(', ')}) SELECT ${names.join(', ')} FROM`;
  }
}
