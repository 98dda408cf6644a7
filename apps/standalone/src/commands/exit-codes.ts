/** What the command tells the shell. */
export const DONE = 0;
/** Something was not read whole, or could not be written. */
export const INCOMPLETE = 1;
/** Wrong usage, or an input that does not exist or cannot be used at all. */
export const USAGE = 2;

/** A mistake of the caller's, told in one sentence and without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
