import { timeColumn, uint16Column, uint64Column } from '../columns/numbers';
import { TextColumn, WordColumn } from '../columns/texts';
import type { RecipientKeeper } from '../recipients/keeper';
import { TableColumns } from './table-columns';

/** A line of a daemon we know that no pattern took. */
export interface UnparsedSample {
  readonly source: string;
  readonly offset: number;
  /** Milliseconds since 1970, UTC; undefined where the line's stamp was not understood. */
  readonly at?: number | undefined;
  /** Empty where it is not known. */
  readonly mta: string;
  readonly program: string;
  readonly why: string;
  readonly text: string;
}

const LONGEST_SAMPLE = 500;

/** `unparsed_samples`, at most so many a source: it is a hint for the operator, not an archive. */
export class UnparsedSampleColumns extends TableColumns {
  private readonly keptOf = new Map<string, number>();

  constructor(
    private readonly keeper: RecipientKeeper,
    private readonly mostPerSource: number,
    private readonly column = columns(),
  ) {
    super('unparsed_samples', column);
  }

  add(sample: UnparsedSample): void {
    const { column } = this;
    const kept = this.keptOf.get(sample.source) ?? 0;
    if (kept >= this.mostPerSource) return;
    this.keptOf.set(sample.source, kept + 1);
    column.source.add(sample.source);
    column.offset.add(sample.offset);
    column.at.add(sample.at ?? 0);
    column.at_known.add(sample.at === undefined ? 0 : 1);
    column.mta.add(sample.mta);
    column.program.add(sample.program);
    column.why.add(sample.why);
    // Masked before it is cut: a cut address has no domain to be known by.
    column.text.add(this.keeper.text(sample.text.slice(0, 4000)).slice(0, LONGEST_SAMPLE));
  }
}

const columns = () => ({
  source: new WordColumn(),
  offset: uint64Column(),
  at: timeColumn(),
  at_known: uint16Column(),
  mta: new WordColumn(),
  program: new WordColumn(),
  why: new WordColumn(),
  text: new TextColumn(),
});
