/** More slips than this, or more than a third of the letters, and it is another word. */
const MOST_SLIPS = 3;

/**
 * The known name that was probably meant, as ` (did you mean …?)`, or nothing. `retention_days` and
 * `RetentionDays` are near to `retentionDays`; `listen` and `logs.listen` are near to `http.listen`.
 */
export function didYouMean(written: string, known: readonly string[]): string {
  const ranked = known
    .map((name) => ({ name, slips: slipsBetween(written, name) }))
    .sort((a, b) => a.slips - b.slips);
  const [best] = ranked;
  const bound = Math.min(MOST_SLIPS, Math.floor(lastPart(written).length / 3));
  return best === undefined || best.slips > bound ? '' : ` (did you mean ${best.name}?)`;
}

function slipsBetween(written: string, name: string): number {
  return Math.min(
    editDistance(folded(written), folded(name)),
    editDistance(folded(lastPart(written)), folded(lastPart(name))),
  );
}

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Case, `_` and `-` are matters of taste. */
function folded(name: string): string {
  return name.slice(0, 80).toLowerCase().replace(/[_-]/g, '');
}

/** Letters to add, drop, change, or swap with their neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = isSwap ? (before[j - 2] ?? 0) + 1 : Infinity;
      next.push(Math.min(change, swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
