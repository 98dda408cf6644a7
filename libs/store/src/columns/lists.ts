import { field, list, type Batch, type ListType } from '@uwdata/flechette';
import { batchOf } from './batch';
import { grown, type Column } from './column';

/** A list a row: add the elements to `elements`, then call {@link endRow}. */
export class ListColumn<T extends Column> implements Column {
  readonly type: ListType;
  length = 0;
  private ends = new Int32Array(1024);

  constructor(readonly elements: T) {
    this.type = list(field('item', elements.type, false));
  }

  endRow(): void {
    this.length += 1;
    if (this.length === this.ends.length) this.ends = grown(this.ends, this.length + 1);
    this.ends[this.length] = this.elements.length;
  }

  batch(): Batch<unknown> {
    const offsets = this.ends.subarray(0, this.length + 1);
    const children = [this.elements.batch()];
    return batchOf({ type: this.type, length: this.length, offsets, children });
  }

  clear(): void {
    this.length = 0;
    this.elements.clear();
  }
}
