/** For how long a file must have been quiet, in milliseconds, before something is done. */
export interface Patience {
  /** It is at its end: it is looked at again. Whoever writes line by line is not read line by line. */
  readonly atEnd: number;
  /** Its last name is gone: it is over. Somebody may have it open still. */
  readonly unlinked: number;
  /** It was renamed to where we do not look: it is over. */
  readonly renamed: number;
  /** It was rotated: it is closed, until it changes. */
  readonly rotated: number;
  /** It is packed: it is complete and can be read. */
  readonly packed: number;
}

export const PATIENCE: Patience = {
  atEnd: 200,
  unlinked: 5_000,
  renamed: 600_000,
  rotated: 60_000,
  packed: 2_000,
};

/** A file at whose end reading stands. */
export interface FileAtRest {
  /** Of its last change; milliseconds since 1970, as all times here. */
  readonly modifiedAt: number;
  /** Since when no name that we look at leads to it; null while one does. */
  readonly goneAt: number | null;
  /** Whether it has any name. */
  readonly linked: boolean;
  /** It is the one of its set that is being written to. */
  readonly isNewest: boolean;
}

/** `over`: nothing will come of it any more. `close`: nothing for now. `stay`: look again soon. */
export function whatNow(
  { modifiedAt, goneAt, linked, isNewest }: FileAtRest,
  patience: Patience,
  now: number,
): 'stay' | 'close' | 'over' {
  const quietFor = now - Math.max(modifiedAt, goneAt ?? 0);
  if (goneAt !== null)
    return quietFor < (linked ? patience.renamed : patience.unlinked) ? 'stay' : 'over';
  return isNewest || quietFor < patience.rotated ? 'stay' : 'close';
}
