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

  /** `INSERT INTO` with the columns, up to what says where the rows come from. */
  get insertInto(): string {
    return `INSERT INTO ${this.table} (${this.names})`;
  }

  /** The same columns, out of a file that is named next. */
  get selectFrom(): string {
    return `SELECT ${this.names} FROM`;
  }

  private get names(): string {
    return Object.keys(this.columns)
      .map((name) => `\`${name}\``)
      .join(', ');
  }
}
