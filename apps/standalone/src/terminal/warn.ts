import { printable } from './printable';

/** A sentence for the operator, beside the output. */
export function warn(sentence: string): void {
  for (const line of sentence.split('\n')) process.stderr.write(`noanswer: ${printable(line)}\n`);
}
