import { parse } from 'tldts';

/**
 * The receiving network a destination belongs to, by the name of its host: the registrable domain of
 * `contoso-com.mail.protection.outlook.com` is `outlook.com`. A host without a name belongs to its network, /24 or
 * /48: servers of one operator stand side by side.
 */
export function providerOf(host: string, ip: string): string {
  const { domain, isIp } = parse(host);
  if (domain !== null && isIp !== true) return domain;
  return ip.includes(':')
    ? `${ip.split(':').slice(0, 3).join(':')}::/48`
    : `${ip.split('.').slice(0, 3).join('.')}.0/24`;
}
