/**
 * What a reader of events asks for: `everything`, or only what tells how deliveries went. A line that
 * is not asked for is recognised all the same; it costs no event.
 */
export type Interest = 'everything' | 'deliveries';
