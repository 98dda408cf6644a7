const SLOTS = 16_384;
const UPPER_CASE = /[A-Z]/;

const written = new Array<string>(SLOTS).fill('');
const domains = new Array<string>(SLOTS).fill('');

/**
 * Domain of an address as logged: behind the last `@`, lower case, without the root's dot; empty for
 * an address without one (`root`, `|/usr/bin/procmail`).
 *
 * Mail goes to the same domains again and again: one slot per hash gives them the same string, which
 * makes every look-up behind this one cheap. A domain that takes another's slot costs a copy, no more.
 */
export function recipientDomain(address: string): string {
  const from = address.lastIndexOf('@') + 1;
  if (from === 0) return '';
  let hash = 0;
  for (let i = from; i < address.length; i++) hash = (hash * 31 + address.charCodeAt(i)) | 0;
  const slot = hash & (SLOTS - 1);
  const known = written[slot] ?? '';
  if (known.length === address.length - from && address.endsWith(known)) return domains[slot] ?? '';
  const text = ` ${address.slice(from)}`.slice(1);
  const lower = UPPER_CASE.test(text) ? text.toLowerCase() : text;
  const domain = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  written[slot] = text;
  domains[slot] = domain;
  return domain;
}
