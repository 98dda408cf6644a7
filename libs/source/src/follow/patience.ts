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
