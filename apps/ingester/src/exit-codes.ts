import { CommanderError } from 'commander';
import { ConfigurationError } from '@noanswer/settings';

/** What the process tells its supervisor. */
export const DONE = 0;
/** Something went wrong; starting it again is right. */
export const FAILED = 1;
/** Wrong flags or settings; starting it again changes nothing. */
export const USAGE = 2;

/** Says what went wrong before there was a log, and with which code the process ends. */
export function exitCodeOf(error: unknown): number {
  // Commander has already said what is wrong; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
  const message = error instanceof Error ? error.message : String(error);
  for (const line of message.split('\n')) process.stderr.write(`noanswer-ingester: ${line}\n`);
  return error instanceof ConfigurationError ? USAGE : FAILED;
}
