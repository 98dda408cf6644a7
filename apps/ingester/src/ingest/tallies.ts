import type { LineCounts, RecordCounts } from '@noanswer/delivery';
import type { Gap } from '@noanswer/source/kafka';

/** Counts of this process since its start, whoever owns the partitions now; for metrics. */
export class Tallies {
  readonly lines: Record<'read' | 'recognized' | 'notOurs' | 'unparsed' | 'cut', number> = {
    read: 0,
    recognized: 0,
    notOurs: 0,
    unparsed: 0,
    cut: 0,
  };
  readonly records = new Map<string, number>();
  readonly rows = new Map<string, number>();
  readonly gaps: Gap[] = [];
  gapsFound = 0;
  recordsLost = 0;
  assignments = 0;
  saves = 0;
  readonly failures = { kafka: 0, store: 0 };
  /** Log time of the newest line that was recognised, milliseconds since 1970; null before the first. */
  newestLineAt: number | null = null;

  addRows(table: string, rows: number): void {
    this.rows.set(table, (this.rows.get(table) ?? 0) + rows);
  }

  /** What a batch added to the counts of its partition. */
  addLines(before: LineCounts, after: Readonly<LineCounts>): void {
    for (const fate of FATES) this.lines[fate] += after[fate] - before[fate];
    const { lastAt } = after;
    if (lastAt !== null && lastAt > (this.newestLineAt ?? -Infinity)) this.newestLineAt = lastAt;
  }

  addRecords(before: Readonly<RecordCounts>, after: Readonly<RecordCounts>): void {
    for (const [form, count] of Object.entries(after)) {
      const added = count - before[form as keyof RecordCounts];
      if (added > 0) this.records.set(form, (this.records.get(form) ?? 0) + added);
    }
  }

  addGap(gap: Gap): void {
    this.gapsFound++;
    this.recordsLost += gap.to - gap.from;
    this.gaps.push(gap);
    if (this.gaps.length > MOST_GAPS) this.gaps.shift();
  }
}

export const FATES = ['read', 'recognized', 'notOurs', 'unparsed', 'cut'] as const;
/** So many of the latest gaps are shown. */
export const MOST_GAPS = 20;
