import {
  Column as ArrowColumn,
  Endianness,
  field,
  Table,
  tableToIPC,
  Version,
} from '@uwdata/flechette';
import type { Column } from './column';

/** The columns as an Arrow IPC stream. The bytes are a copy: the columns may be cleared. */
export function arrowStream(columns: Readonly<Record<string, Column>>): Uint8Array {
  const named = Object.entries(columns);
  const table = new Table(
    {
      version: Version.V5,
      endianness: Endianness.Little,
      fields: named.map(([name, column]) => field(name, column.type, false)),
      metadata: null,
    },
    named.map(([, column]) => new ArrowColumn([column.batch()])),
  );
  const bytes = tableToIPC(table, { format: 'stream' });
  if (bytes === null) throw new Error('Arrow encoding gave no bytes');
  return bytes;
}
