import type { TableColumns } from './rows/table-columns';

/** The way of rows into the tables: a file for the embedded engine, a request for a server. */
export interface RowSink {
  /**
   * Empties the tables' columns before it returns its promise; their rows are written behind. The
   * tables that come first are in before any other begins: they hold what rows of the others name.
   */
  write(tables: readonly TableColumns[]): Promise<void>;
  /** A few records, each with the table's columns as keys; all are written, or none. */
  writeRecords(table: string, records: readonly Record<string, unknown>[]): Promise<void>;
}
