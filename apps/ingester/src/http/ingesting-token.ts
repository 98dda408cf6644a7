/** Under which Nest finds the {@link Ingesting}. */
export const INGESTING = Symbol('ingesting');
