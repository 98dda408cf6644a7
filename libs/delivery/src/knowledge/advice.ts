/** What each reason means and what to do about it. The type makes sure that no reason goes without. */

import { REASONS } from '../reason';
import type { Reason } from '../reason';
import { CONNECTION } from './advice/connection';
import { OWN_SIDE } from './advice/own-side';
import { RECIPIENT } from './advice/recipient';
import { REFUSAL } from './advice/refusal';
import { UNREACHABLE } from './advice/unreachable';
import type { ReasonAdvice } from './types';

export const REASON_ADVICE: Readonly<Record<Reason, ReasonAdvice>> = {
  ...UNREACHABLE,
  ...CONNECTION,
  ...RECIPIENT,
  ...REFUSAL,
  ...OWN_SIDE,
};

/** A reason explained: title, meaning, side, causes, steps in order, when to retry, whether to suppress. */
export function describeReason(reason: Reason): ReasonAdvice {
  return REASON_ADVICE[reason];
}

/** For a reason that comes as text, from a store or a command line. */
export function isReason(text: string): text is Reason {
  return (REASONS as readonly string[]).includes(text);
}
