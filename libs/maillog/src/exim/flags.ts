import { DASH, DOT, STAR } from './scan';

const K = 75;
const L = 76;

/** Words without a value (deliver.c, delivery_log and d_hostlog; receive.c, receive_msg). */
const LONG_FLAGS = ['PRDR', 'DS', 'TFO', 'ARC'] as const;

const LONGEST = 5;

/**
 * Index behind the name of the flag that stands at `from` up to `end`: ` L` (PIPELINING) with its marks
 * `L*`, `L-`, `L.-`, ` K` (CHUNKING), ` TFO*`, …; -1 where the word is no flag.
 */
export function flagNameEnd(text: string, from: number, end: number): number {
  const first = text.charCodeAt(from);
  // Marks are few: what is longer than any flag with its marks is a word that begins like one.
  if (end - from > LONGEST || end === from) return -1;
  const name = first === K || first === L ? 1 : longName(text, from);
  if (name === 0) return -1;
  for (let i = from + name; i < end; i++) if (!isMark(text.charCodeAt(i))) return -1;
  return from + name;
}

function longName(text: string, from: number): number {
  return LONG_FLAGS.find((name) => text.startsWith(name, from))?.length ?? 0;
}

function isMark(code: number): boolean {
  return code === STAR || code === DASH || code === DOT;
}
