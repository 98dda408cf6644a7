import { batchType, type Batch, type DataType, type TypedArray } from '@uwdata/flechette';

interface BatchParts {
  readonly length: number;
  readonly type: DataType;
  readonly values?: TypedArray;
  readonly offsets?: Int32Array;
  readonly children?: readonly Batch<unknown>[];
}

type BatchConstructor = new (
  parts: BatchParts & { nullCount: number; validity: Uint8Array },
) => Batch<unknown>;

const NO_NULLS = { nullCount: 0, validity: new Uint8Array(0) };

/** An Arrow batch over memory that we filled ourselves: the library's builders are not needed. */
export function batchOf(parts: BatchParts): Batch<unknown> {
  const constructor = batchType(parts.type) as BatchConstructor;
  return new constructor({ ...parts, ...NO_NULLS });
}
