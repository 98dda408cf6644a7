import { hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a key may ask for. Whoever may administer may read too. */
export const SCOPES = ['read', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What is kept of a key. The key itself is shown once, to whoever made it. */
export interface Key {
  /** Shown everywhere: in lists, and as a part of the key. */
  readonly id: string;
  /** Whose it is, in the operator's words. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** SHA-256 of the whole key, hexadecimal. */
  readonly sha256: string;
}

/**
 * 256 bits by chance: nobody finds them by trying, so one SHA-256 keeps them as well as a slow hash would
 * (those are for passwords that people think of), and checking one costs a microsecond.
 */
const SECRET_BYTES = 32;
const ID_BYTES = 4;
/** What secret scanners find, and what an operator who finds one in a log knows where to revoke. */
const TEXT = /^noanswer_([0-9a-f]{8})_[A-Za-z0-9_-]{43}$/;

/** `text` is the key itself: `noanswer_3f9a01bc_…`. */
export function newKey(
  name: string,
  scopes: readonly Scope[],
  madeAt: number,
): { readonly key: Key; readonly text: string } {
  const id = randomBytes(ID_BYTES).toString('hex');
  const text = `noanswer_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
  return { key: { id, name, scopes, madeAt, sha256: hash('sha256', text) }, text };
}

/** The id in the text of a key; undefined if it is no text of a key. */
export const idIn = (text: string): string | undefined => TEXT.exec(text)?.[1];

/** Compares in a time that tells nothing of how much of it is right. */
export function isTextOf(text: string, { sha256 }: Key): boolean {
  return timingSafeEqual(hash('sha256', text, 'buffer'), Buffer.from(sha256, 'hex'));
}

export const allows = ({ scopes }: Key, needed: Scope): boolean =>
  scopes.includes(needed) || scopes.includes('admin');
