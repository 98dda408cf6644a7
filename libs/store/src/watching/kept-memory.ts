import type { Question } from '../questions/question';

/** A piece of a saved memory. */
export interface MemoryPiece {
  readonly copy: string;
  readonly piece: number;
  readonly text: string;
  readonly version: number;
}

/** Piece 0 of each copy. */
export const memoryHeads = (): Question<MemoryPiece> => ({
  name: 'memory_heads',
  sql: 'SELECT copy, piece, text, version FROM watch_memories FINAL WHERE piece = 0 ORDER BY version DESC',
  params: {},
  read: pieceIn,
});

/** A piece of one copy, as it was saved together with its head; nothing if it was overwritten since. */
export const memoryPiece = (
  copy: string,
  piece: number,
  version: number,
): Question<MemoryPiece> => ({
  name: 'memory_piece',
  sql: `SELECT copy, piece, text, version FROM watch_memories FINAL
WHERE copy = {copy:String} AND piece = {piece:UInt32} AND version = {version:UInt64}`,
  params: { copy, piece, version },
  read: pieceIn,
});

function pieceIn(row: Record<string, unknown>): MemoryPiece {
  return {
    copy: row['copy'] as string,
    piece: row['piece'] as number,
    text: row['text'] as string,
    version: row['version'] as number,
  };
}
