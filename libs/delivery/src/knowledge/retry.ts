/** Retry schedules that several reasons and codes share. `scheduleMinutes`: the wait before each try. */

import type { RetryAdvice } from './types';

/** For a host that does not answer: sooner than for other soft bounces, then ever slower. */
export const RETRY_UNREACHABLE: RetryAdvice = {
  retry: true,
  scheduleMinutes: [30, 60, 120, 240, 1440],
  giveUpAfterHours: 120,
  text: 'Try again after 30 min, then 1 h, 2 h, 4 h and a last time 24 h later. The MTA does this by itself; leave the mail queued for up to 5 days.',
};

/** For a dialogue that broke or a passing fault at the receiver. */
export const RETRY_SOFT: RetryAdvice = {
  retry: true,
  scheduleMinutes: [15, 30, 60, 120, 240, 1440],
  giveUpAfterHours: 120,
  text: 'Let the MTA try again by its own schedule; most of these pass within hours.',
};

/** For a receiver that wants less mail from us: fewer tries, wider apart. */
export const RETRY_SLOWER: RetryAdvice = {
  retry: true,
  scheduleMinutes: [60, 120, 240, 480, 1440],
  giveUpAfterHours: 72,
  text: 'Send more slowly first, then try again after 1 h, 2 h, 4 h, 8 h. Hasty retries prolong the limit.',
};

/** Greylisting lets a sender in that comes back, commonly after 1 to 15 minutes. */
export const RETRY_GREYLIST: RetryAdvice = {
  retry: true,
  scheduleMinutes: [5, 15, 30, 60],
  giveUpAfterHours: 24,
  text: 'Come back from the same address after 5 to 15 minutes; the second or third try is let in.',
};

/** A full mailbox empties in days, if ever. */
export const RETRY_DAILY: RetryAdvice = {
  retry: true,
  scheduleMinutes: [240, 720, 1440, 1440, 1440],
  giveUpAfterHours: 120,
  text: 'Try a few times a day for up to 5 days; the owner has to make room.',
};

export const RETRY_AFTER_FIX: RetryAdvice = {
  retry: false,
  text: 'Trying the same message again changes nothing. Remove the cause, then send it anew.',
};

export const RETRY_NEVER: RetryAdvice = {
  retry: false,
  text: 'Do not send to this address again until somebody has confirmed that it works.',
};

export const RETRY_DONE: RetryAdvice = {
  retry: false,
  text: 'Nothing to repeat: it was delivered.',
};
