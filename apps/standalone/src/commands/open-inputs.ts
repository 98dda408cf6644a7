import { findLogFiles } from '@noanswer/source';
import type { LogInput } from '@noanswer/source';
import { UsageError } from './exit-codes';

export interface OpenedInputs {
  readonly inputs: readonly LogInput[];
  /** Sentences for the operator: inputs that are not read, and files passed over. */
  readonly problems: readonly string[];
  readonly passedOver: readonly string[];
}

/** @throws UsageError if nothing is left to read. */
export async function openInputs(paths: readonly string[]): Promise<OpenedInputs> {
  const found = await findLogFiles(paths);
  const problems = found.problems.map(({ message }) => message);
  if (found.inputs.length === 0) {
    throw new UsageError(problems.join('\n') || 'There is nothing to read.');
  }
  return {
    inputs: found.inputs,
    problems,
    passedOver: found.passedOver.map(({ message }) => message),
  };
}
