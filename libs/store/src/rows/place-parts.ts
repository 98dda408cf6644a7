/**
 * A host is mostly named after the domain (`mx1.example.org`,
 * `example-org.mail.protection.outlook.com`): the name is replaced by a mark, and few patterns are
 * left. The table puts the name back (ALIAS `host`), so every step here can be undone exactly.
 */
const DOMAIN = '\u0001';
const DASHED = '\u0002';
const VERBATIM = '\u0003';
const MARKS = /[\u0001-\u0003]/;

/** Shorter names stand in other words too. */
const SHORTEST = 4;

export function hostPattern(host: string, domain: string): string {
  if (MARKS.test(host) || MARKS.test(domain)) return VERBATIM + host;
  if (domain.length < SHORTEST) return host;
  const pattern = host.replaceAll(domain, DOMAIN);
  return domain.includes('.') ? pattern.replaceAll(domain.replaceAll('.', '-'), DASHED) : pattern;
}

const IPV4 = /^([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})\.([0-9]{1,3})$/;

/**
 * An IPv4 address as a number; 0 for any other text, which is kept as it is. `010.0.0.1` is other
 * text: the number would not give its zero back.
 */
export function ipv4Number(ip: string): number {
  const octets = IPV4.exec(ip)?.slice(1);
  if (!octets?.every(isOctet)) return 0;
  const [a, b, c, d] = octets.map(Number) as [number, number, number, number];
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}

function isOctet(digits: string): boolean {
  return Number(digits) <= 255 && String(Number(digits)) === digits;
}
