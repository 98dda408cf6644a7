/**
 * What is kept of a recipient's local part: `hash` a keyed hash, so that one address can still be
 * looked for; `plain` the address as it is; `drop` nothing.
 */
export type RecipientMode = 'hash' | 'plain' | 'drop';
