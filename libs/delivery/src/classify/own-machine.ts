/**
 * Is this endpoint on the machine that wrote the log? Loopback addresses and unix sockets are content
 * filters, Dovecot's LMTP and the like: when those do not answer, no destination is to blame.
 */
export function isOwnMachine(host: string, ip: string): boolean {
  if (ip === '') return host === 'localhost' || isSocketPath(host);
  const first = ip.charCodeAt(0);
  if (first === 0x31 /* 1 */) return ip.startsWith('127.');
  if (first === 0x3a /* : */) return ip === '::1' || ip.startsWith('::ffff:127.');
  return isSocketPath(ip) || host === 'localhost';
}

/** Postfix: `host[private/dovecot-lmtp]`, `host[/var/run/lmtp.sock]`. */
function isSocketPath(name: string): boolean {
  return (
    name.startsWith('/') ||
    name.startsWith('private/') ||
    name.startsWith('public/') ||
    name.startsWith('unix:')
  );
}
