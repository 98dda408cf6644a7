import type { Dismissed } from '../events';
import { NAMED_NOTE, NO_EXIM_SHAPE } from './dismissals';
import { MESSAGE_LINES, NAMED_LINES } from './message-lines';
import { PROCESS_LINES } from './process-lines';
import { ShapeIndex } from './shapes';

const processLines = new ShapeIndex(PROCESS_LINES);
const messageLines = new ShapeIndex(MESSAGE_LINES);
const namedLines = new ShapeIndex(NAMED_LINES);

/** A line behind a message id that makes no event; null where its shape is not known. */
export function messageNote(text: string, from: number): Dismissed | null {
  const shape =
    messageLines.find(text, from) ?? processLines.find(text, from) ?? namedLines.find(text, from);
  return shape === null ? null : shape.becomes;
}

/**
 * A line without a message id. Every delivery has an id, so where the line names Exim as its program
 * nothing is lost by a shape that is not known; otherwise the shape alone tells whose line it is.
 */
export function processNote(text: string, from: number, programNamed: boolean): Dismissed {
  const shape = processLines.find(text, from) ?? namedLines.find(text, from);
  if (shape !== null) return shape.becomes;
  return programNamed ? NAMED_NOTE : NO_EXIM_SHAPE;
}
