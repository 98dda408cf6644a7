import type { KeptDays } from '../engine/ask';

/**
 * Days for which finer buckets are kept: minutes for spikes and for who follows them, hours for the ends of windows.
 * Days are kept as long as the attempts.
 */
export const KEPT_DAYS: KeptDays = { minutes: 3, hours: 60 };
