/** Who may do what only one process at a time should do. */
export interface Lease {
  /** Whether others may want it too; where not, nobody stands by. */
  readonly isShared: boolean;
  /** Takes it if nobody has it, keeps it if it is ours. To be asked again before each piece of work. */
  hold(): Promise<boolean>;
  /** Leaves it to others; never throws. */
  release(): Promise<void>;
}

/** Of a data directory that this process owns. */
export const OWN: Lease = {
  isShared: false,
  hold: () => Promise.resolve(true),
  release: () => Promise.resolve(),
};
