import { Column as ArrowColumn, dictionary, uint32, utf8, type Batch } from '@uwdata/flechette';
import { batchOf } from './batch';
import { grown, type Column } from './column';

/** Texts that mostly differ. They are joined and encoded at once: one native call a column. */
export class TextColumn implements Column {
  readonly type = utf8();
  private texts: string[] = [];

  get length(): number {
    return this.texts.length;
  }

  add(text: string): void {
    this.texts.push(text);
  }

  batch(): Batch<unknown> {
    const values = Buffer.from(this.texts.join(''), 'utf8');
    const offsets = new Int32Array(this.texts.length + 1);
    let end = 0;
    for (let i = 0; i < this.texts.length; i++) {
      end += this.texts[i]?.length ?? 0;
      offsets[i + 1] = end;
    }
    // As many bytes as characters: all ASCII. Otherwise each text is measured.
    if (end !== values.length) measure(this.texts, offsets);
    return batchOf({ type: this.type, length: this.texts.length, offsets, values });
  }

  clear(): void {
    this.texts = [];
  }
}

function measure(texts: readonly string[], offsets: Int32Array): void {
  let end = 0;
  for (let i = 0; i < texts.length; i++) {
    end += Buffer.byteLength(texts[i] ?? '', 'utf8');
    offsets[i + 1] = end;
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
