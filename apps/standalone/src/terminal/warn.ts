import { printable } from './printable';

/** A sentence for the operator, beside the output. */
export function warn(sentence: string): void {
  for (const line of sentence.split('\n')) process.stderr.write(`noanswer: ${printable(line)}\n`);
}

/** A sentence of a command that goes on running, as its only output. */
export function say(sentence: string): void {
  for (const line of sentence.split('\n')) process.stdout.write(`noanswer: ${printable(line)}\n`);
}
