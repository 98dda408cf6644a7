/** Something that became different: a domain that is chronic now, a spike that is over. */
export interface Change {
  /** Letters, digits, `.`, `_`, `:` and `-`: a client that lost its connection goes on behind it. */
  readonly id: string;
  /** What kind of change: the name of the event. */
  readonly kind: string;
  /** As JSON can say it. Texts of strangers may stand in it. */
  readonly data: object;
}

/** Who tells of changes of state. The API passes them on as they come. */
export interface Changes {
  /** What came behind this one; null if that is not kept any more, or was never. */
  after(id: string): readonly Change[] | null;
  /** Calls for each change from now on; what it returns ends that. */
  subscribe(tell: (change: Change) => void): () => void;
}
