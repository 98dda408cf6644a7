import {
  float64,
  int32,
  timestamp,
  TimeUnit,
  uint16,
  uint32,
  uint64,
  int64,
  type Batch,
  type DataType,
} from '@uwdata/flechette';
import { batchOf } from './batch';
import { grown, type Column } from './column';

type Numbers = Float64Array | Uint16Array | Uint32Array | Int32Array;

/** Numbers that fit a JavaScript typed array as they are. */
class NumberColumn<T extends Numbers> implements Column {
  length = 0;

  constructor(
    readonly type: DataType,
    private values: T,
  ) {}

  add(value: number): void {
    if (this.length === this.values.length) this.values = grown(this.values, this.length + 1);
    this.values[this.length++] = value;
  }

  batch(): Batch<unknown> {
    const values = this.values.subarray(0, this.length);
    return batchOf({ type: this.type, length: this.length, values });
  }

  clear(): void {
    this.length = 0;
  }
}

export const uint16Column = () => new NumberColumn(uint16(), new Uint16Array(1024));
export const uint32Column = () => new NumberColumn(uint32(), new Uint32Array(1024));
export const int32Column = () => new NumberColumn(int32(), new Int32Array(1024));
export const float64Column = () => new NumberColumn(float64(), new Float64Array(1024));

const TWO_32 = 2 ** 32;

/** 64-bit integers, written as two halves: no BigInt a row. */
class WideColumn implements Column {
  length = 0;
  private halves = new Uint32Array(2048);

  constructor(
    readonly type: DataType,
    private readonly Values: BigInt64ArrayConstructor | BigUint64ArrayConstructor,
  ) {}

  /** Any safe integer; a negative one comes out in two's complement. */
  add(value: number): void {
    this.addHalves(Math.floor(value / TWO_32), value);
  }

  addHalves(high: number, low: number): void {
    const at = this.length * 2;
    if (at === this.halves.length) this.halves = grown(this.halves, at + 2);
    // Uint32Array takes a number modulo 2^32.
    this.halves[at] = low;
    this.halves[at + 1] = high;
    this.length += 1;
  }

  batch(): Batch<unknown> {
    const values = new this.Values(this.halves.buffer, 0, this.length);
    return batchOf({ type: this.type, length: this.length, values });
  }

  clear(): void {
    this.length = 0;
  }
}

export const uint64Column = () => new WideColumn(uint64(), BigUint64Array);
export const int64Column = () => new WideColumn(int64(), BigInt64Array);
/** Milliseconds since 1970, UTC. */
export const timeColumn = () =>
  new WideColumn(timestamp(TimeUnit.MILLISECOND, 'UTC'), BigInt64Array);
