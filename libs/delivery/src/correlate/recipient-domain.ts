const MOST_REMEMBERED = 65_536;
const known = new Map<string, string>();

/**
 * Domain of an address as logged: behind the last `@`, lower case, without the root's dot; empty for
 * an address without one (`root`, `|/usr/bin/procmail`). Equal domains are one string in memory.
 */
export function recipientDomain(address: string): string {
  const at = address.lastIndexOf('@');
  if (at < 0) return '';
  const written = address.slice(at + 1);
  const remembered = known.get(written);
  if (remembered !== undefined) return remembered;
  const lower = written.toLowerCase();
  const domain = ` ${lower.endsWith('.') ? lower.slice(0, -1) : lower}`.slice(1);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(domain, domain);
  if (domain !== written) known.set(` ${written}`.slice(1), domain);
  return domain;
}
