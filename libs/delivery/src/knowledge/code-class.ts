/** What the digits of a code tell when nothing better is known: its class and its subject. */

import { RETRY_AFTER_FIX, RETRY_DONE, RETRY_SOFT } from './retry';
import type { Bounce, Category, CodeEntry, RetryAdvice } from './types';

const CATEGORY_OF_SUBJECT: readonly Category[] = [
  'undefined',
  'addressing',
  'mailbox',
  'mail_system',
  'network',
  'protocol',
  'content',
  'policy',
];

const CLASS_NAMES: Readonly<Record<string, string>> = {
  2: 'Success',
  3: 'The dialogue goes on',
  4: 'Temporary failure',
  5: 'Permanent failure',
};

/** What the first digit alone tells. */
export function classEntry(code: string): CodeEntry {
  const digit = code.charAt(0);
  const bounce = classBounce(code);
  return {
    name: CLASS_NAMES[digit] ?? 'Unknown class',
    meaning: `Only the first digit is known to us; the text of the reply has to tell the rest.`,
    bounce,
    severity: bounce === 'hard' ? 'notable' : 'low',
    category: bounce === 'none' ? 'success' : 'undefined',
    reason:
      bounce === 'hard' ? 'remote_reject' : bounce === 'soft' ? 'remote_tempfail' : 'delivered',
    standard: 'RFC 5321, RFC 3463',
  };
}

export function retryOf(bounce: Bounce): RetryAdvice {
  return bounce === 'soft' ? RETRY_SOFT : bounce === 'none' ? RETRY_DONE : RETRY_AFTER_FIX;
}

export function classBounce(code: string): 'none' | 'soft' | 'hard' {
  return code.startsWith('5') ? 'hard' : code.startsWith('4') ? 'soft' : 'none';
}

export function categoryOf(enhanced: string): Category {
  return CATEGORY_OF_SUBJECT[Number(enhanced.split('.')[1])] ?? 'undefined';
}
