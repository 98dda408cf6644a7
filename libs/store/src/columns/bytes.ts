import { fixedSizeBinary, type Batch } from '@uwdata/flechette';
import { batchOf } from './batch';
import { grown, type Column } from './column';

/** So many bytes a row, from texts of one character a byte. */
export class BytesColumn implements Column {
  readonly type;
  length = 0;
  private bytes: Uint8Array;

  constructor(private readonly width: number) {
    this.type = fixedSizeBinary(width);
    this.bytes = new Uint8Array(1024 * width);
  }

  add(text: string): void {
    const { width } = this;
    let end = this.length * width;
    if (end === this.bytes.length) this.bytes = grown(this.bytes, end + width);
    for (let i = 0; i < width; i++) this.bytes[end++] = text.charCodeAt(i);
    this.length += 1;
  }

  batch(): Batch<unknown> {
    const values = this.bytes.subarray(0, this.length * this.width);
    return batchOf({ type: this.type, length: this.length, values });
  }

  clear(): void {
    this.length = 0;
  }
}
