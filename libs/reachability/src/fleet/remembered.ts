import type { RememberedSettings } from '../settings';

/** For how long somebody healthy is remembered whom nobody tries any more, in milliseconds. */
export function rememberedFor(
  attempts: number,
  failures: number,
  { anAttempt, aFailure, aFirstFailure, atLeast, atMost }: RememberedSettings,
): number {
  const waiting = failures > 1 ? failures * aFailure : failures * aFirstFailure;
  return Math.min(atMost, Math.max(attempts * anAttempt, waiting, atLeast));
}
