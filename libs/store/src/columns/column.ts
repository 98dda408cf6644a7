import type { Batch, DataType } from '@uwdata/flechette';

/** A column being filled, row by row, in typed memory; then one Arrow batch. */
export interface Column {
  readonly length: number;
  readonly type: DataType;
  batch(): Batch<unknown>;
  /** Forgets the rows and keeps the memory. */
  clear(): void;
}

/** A typed array of at least `needed` elements with the elements of `array` at its beginning. */
export function grown<T extends Float64Array | Uint8Array | Uint16Array | Uint32Array | Int32Array>(
  array: T,
  needed: number,
): T {
  if (needed <= array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(
    Math.max(needed, array.length * 2),
  );
  larger.set(array);
  return larger;
}
