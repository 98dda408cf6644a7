import type { Mark, MarkedTime } from './marks';
import type { Level } from './levels';

/** Marked times that are counted together. */
export interface Piece {
  readonly level: Level;
  readonly spanMs: number;
  /** As they were when they were chosen. */
  readonly marks: readonly Mark[];
  /** Around them all, in milliseconds. */
  readonly from: number;
  readonly until: number;
}

/** Rows of attempts that are counted at once beside all else: bounds the memory that it takes, at worst 1 KiB a row, and as they are gathered first a fifth of that. */
export const PIECE_ROWS = 200_000;
/** Marks of an earlier process do not say how many rows they stand for. */
const ROWS_UNKNOWN = 20_000;
const MOST_MARKS = 500;

/**
 * What is counted at once: marks of one kind, in order of time so that few other rows are read.
 *
 * @param mostRows of attempts under the marks of one piece.
 */
export function piecesOf(marks: readonly Mark[], mostRows = PIECE_ROWS): Piece[] {
  const sorted = marks
    .map((mark) => ({ ...mark }))
    .sort((a, b) => FIRST[a.level] - FIRST[b.level] || a.seconds - b.seconds || a.start - b.start);
  const pieces: Mark[][] = [];
  let rows = 0;
  for (const mark of sorted) {
    const last = pieces.at(-1);
    const cost = mark.rows || ROWS_UNKNOWN;
    if (
      last?.[0] !== undefined &&
      isLike(last[0], mark) &&
      rows + cost <= mostRows &&
      last.length < MOST_MARKS
    ) {
      last.push(mark);
      rows += cost;
    } else {
      pieces.push([mark]);
      rows = cost;
    }
  }
  return pieces.map(pieceOf);
}

const FIRST: Readonly<Record<Level, number>> = { minute: 0, hour: 1, day: 2 };

/** Next to each other besides: what lies between them would be read for nothing. */
const isLike = (a: MarkedTime, b: MarkedTime): boolean =>
  a.level === b.level && a.seconds === b.seconds && b.start - a.start <= 100 * a.seconds * 1000;

function pieceOf(marks: readonly Mark[]): Piece {
  const [first] = marks;
  if (first === undefined) throw new Error('a piece has marks');
  const spanMs = first.seconds * 1000;
  return {
    level: first.level,
    spanMs,
    marks,
    from: Math.min(...marks.map(({ start }) => start)),
    until: Math.max(...marks.map(({ start }) => start)) + spanMs,
  };
}

/** As parameters of the statements. */
export const paramsOf = ({ spanMs, marks, from, until }: Piece): Record<string, unknown> => ({
  spanMs,
  from,
  until,
  hosts: marks.map(({ logHost }) => logHost),
  starts: marks.map(({ start }) => start),
});
