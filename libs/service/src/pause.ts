import { setTimeout } from 'node:timers/promises';

/** Waits so long, or until the signal says that nobody should wait. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch {
    // Told to leave.
  }
}
