import type { LinePosition } from '@noanswer/maillog';

/** What the parts of a story are told from, so that their numbers are small. */
export interface Anchor {
  readonly lastAt: number;
  readonly last: LinePosition;
}

/** Numbers and texts one after the other, each text once: of a story's texts most come several times. */
export class Telling {
  private readonly texts: string[] = [];
  private readonly places = new Map<string, number>();
  private readonly numbers: number[] = [];

  constructor(private readonly anchor: Anchor) {
    const { lastAt, last } = anchor;
    this.number(lastAt);
    this.number(last.offset);
    this.number(last.ordinal);
    this.text(last.source);
  }

  number(value: number): void {
    this.numbers.push(value);
  }

  text(value: string): void {
    let place = this.places.get(value);
    if (place === undefined) {
      place = this.texts.push(value) - 1;
      this.places.set(value, place);
    }
    this.numbers.push(place);
  }

  time(at: number): void {
    this.numbers.push(this.anchor.lastAt - at);
  }

  position({ source, offset, ordinal }: LinePosition): void {
    this.text(source);
    this.numbers.push(this.anchor.last.offset - offset, ordinal);
  }

  list<T>(values: readonly T[], tell: (value: T) => void): void {
    this.numbers.push(values.length);
    for (const value of values) tell(value);
  }

  toString(): string {
    return JSON.stringify([this.texts, this.numbers]);
  }
}

/** Reads what a {@link Telling} told, in the same order. */
export class Retelling {
  readonly anchor: Anchor;
  private readonly texts: readonly string[];
  private readonly numbers: readonly number[];
  private at = 0;

  constructor(told: string) {
    [this.texts, this.numbers] = JSON.parse(told) as [string[], number[]];
    const [lastAt, offset, ordinal] = [this.number(), this.number(), this.number()];
    this.anchor = { lastAt, last: { source: this.text(), offset, ordinal } };
  }

  number(): number {
    return this.numbers[this.at++] ?? 0;
  }

  text(): string {
    return this.texts[this.number()] ?? '';
  }

  time(): number {
    return this.anchor.lastAt - this.number();
  }

  position(): LinePosition {
    const source = this.text();
    return { source, offset: this.anchor.last.offset - this.number(), ordinal: this.number() };
  }

  list<T>(read: () => T): T[] {
    const values: T[] = [];
    for (let left = this.number(); left > 0; left--) values.push(read());
    return values;
  }
}
