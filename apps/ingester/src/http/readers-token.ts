/** Under which Nest finds who tells how the reading stands. */
export const READERS = Symbol('readers');
