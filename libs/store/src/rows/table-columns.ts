import { arrowStream } from '../columns/arrow';
import type { Column } from '../columns/column';

/** The columns of one table being filled, and how they get into it. */
export class TableColumns {
  constructor(
    readonly table: string,
    /** By the table's column names. */
    private readonly columns: Readonly<Record<string, Column>>,
    /** Columns that the table has only where it is split over the shards of a cluster. */
    private readonly ofShards: Readonly<Record<string, Column>> = {},
    /** Rows of other tables name what is in this one: it is in before they are. */
    readonly comesFirst = false,
  ) {}

  get rows(): number {
    return Object.values(this.columns)[0]?.length ?? 0;
  }

  /** Everything that was added, encoded; the columns are empty afterwards. */
  take(split = false): Uint8Array {
    const bytes = arrowStream(this.columnsOf(split));
    for (const column of Object.values(this.columnsOf(true))) column.clear();
    return bytes;
  }

  /**
   * `INSERT INTO` with the columns, up to what says where the rows come from.
   *
   * @param split into a table that is split over shards.
   */
  insertInto(split = false): string {
    return `INSERT INTO ${this.table} (${this.names(split)})`;
  }

  /** The same columns, out of a file that is named next. */
  get selectFrom(): string {
    return `SELECT ${this.names(false)} FROM`;
  }

  private names(split: boolean): string {
    return Object.keys(this.columnsOf(split))
      .map((name) => `\`${name}\``)
      .join(', ');
  }

  private columnsOf(split: boolean): Readonly<Record<string, Column>> {
    return split ? { ...this.columns, ...this.ofShards } : this.columns;
  }
}
