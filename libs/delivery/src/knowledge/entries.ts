/** Every code entry, and the index that the lookup uses: reply code, enhanced code, who spoke. */

import type { Speaker } from '../attempt';
import { NETWORK } from './entries/network';
import { NO_ANSWER } from './entries/no-answer';
import { POLICY } from './entries/policy';
import { RECIPIENT_CODES } from './entries/recipient';
import { SYSTEM } from './entries/system';
import type { CodeEntry } from './types';

export const CODE_ENTRIES: readonly CodeEntry[] = [
  ...NO_ANSWER,
  ...NETWORK,
  ...RECIPIENT_CODES,
  ...SYSTEM,
  ...POLICY,
];

/** The key of an entry; also the test's proof that no two entries stand for the same thing. */
export function entryKey(
  replyCode: number | undefined,
  enhancedCode: string | undefined,
  spoke: Speaker | undefined,
): string {
  return `${replyCode ?? ''} ${enhancedCode ?? ''} ${spoke ?? ''}`;
}

const byKey = new Map(
  CODE_ENTRIES.map((entry) => [entryKey(entry.replyCode, entry.enhancedCode, entry.spoke), entry]),
);

/** The entry for exactly these three; the one without a speaker if there is none for this speaker. */
export function findEntry(
  replyCode: number | undefined,
  enhancedCode: string | undefined,
  spoke: Speaker | undefined,
): CodeEntry | undefined {
  return (
    byKey.get(entryKey(replyCode, enhancedCode, spoke)) ??
    byKey.get(entryKey(replyCode, enhancedCode, undefined))
  );
}
