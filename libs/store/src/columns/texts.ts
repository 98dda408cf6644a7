import { Column as ArrowColumn, dictionary, uint32, utf8, type Batch } from '@uwdata/flechette';
import { batchOf } from './batch';
import { grown, type Column } from './column';

/** Short ASCII texts are copied here; a call into the runtime for each would cost more. */
const SHORT = 24;

/** Texts that mostly differ, as bytes one after the other: no string is held until the batch. */
export class TextColumn implements Column {
  readonly type = utf8();
  length = 0;
  private bytes = Buffer.allocUnsafeSlow(1 << 16);
  private end = 0;
  private ends = new Int32Array(1024);

  add(text: string): void {
    // No text takes more than three bytes a UTF-16 unit.
    if (this.end + text.length * 3 > this.bytes.length) this.makeRoom(text.length * 3);
    this.end = text.length <= SHORT ? this.copy(text) : this.encode(text);
    this.length += 1;
    if (this.length === this.ends.length) this.ends = grown(this.ends, this.length + 1);
    this.ends[this.length] = this.end;
  }

  batch(): Batch<unknown> {
    const offsets = this.ends.subarray(0, this.length + 1);
    const values = this.bytes.subarray(0, this.end);
    return batchOf({ type: this.type, length: this.length, offsets, values });
  }

  clear(): void {
    this.length = 0;
    this.end = 0;
  }

  private copy(text: string): number {
    const { bytes } = this;
    let end = this.end;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 127) return this.encode(text);
      bytes[end++] = code;
    }
    return end;
  }

  private encode(text: string): number {
    return this.end + this.bytes.write(text, this.end, 'utf8');
  }

  private makeRoom(needed: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(this.end + needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}

/** The library's dictionary batch, whose class it does not export. */
type DictionaryBatch = Batch<unknown> & { setDictionary(words: ArrowColumn<unknown>): unknown };

/** Texts that repeat: each is encoded once, a row is its number. */
export class WordColumn implements Column {
  length = 0;
  private readonly words = new TextColumn();
  // Over a type object of its own: the library tells dictionaries apart by it.
  readonly type = dictionary(this.words.type, uint32());
  private readonly numberOf = new Map<string, number>();
  private rows = new Uint32Array(1024);
  private lastWord = '';
  private lastNumber = -1;

  add(word: string): void {
    if (this.length === this.rows.length) this.rows = grown(this.rows, this.length + 1);
    if (this.lastNumber === -1 || word !== this.lastWord) {
      this.lastWord = word;
      this.lastNumber = this.numbered(word);
    }
    this.rows[this.length++] = this.lastNumber;
  }

  batch(): Batch<unknown> {
    const values = this.rows.subarray(0, this.length);
    const batch = batchOf({ type: this.type, length: this.length, values }) as DictionaryBatch;
    batch.setDictionary(new ArrowColumn([this.words.batch()]));
    return batch;
  }

  clear(): void {
    this.length = 0;
    this.words.clear();
    this.numberOf.clear();
    this.lastNumber = -1;
  }

  private numbered(word: string): number {
    const known = this.numberOf.get(word);
    if (known !== undefined) return known;
    const number = this.words.length;
    this.numberOf.set(word, number);
    this.words.add(word);
    return number;
  }
}
