import { BlockList, isIP } from 'node:net';

/** Where HTTP is served. */
export interface ListenAddress {
  /** A name, an IPv4 address, or an IPv6 address without its brackets. */
  readonly host: string;
  /** 0: any port that is free. */
  readonly port: number;
}

const LOOPBACK = '127.0.0.1';
const LAST_PORT = 65_535;
const ADDRESS = /^(?:([^[\]:]+|\[([0-9a-f:.]+)\]):)?([0-9]{1,5})$/i;
const HOST_NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Reads `host:port`, `[::1]:port`, or a port alone, which is one of this machine's loopback.
 *
 * @throws RangeError if it is none of these: see {@link isListenAddress}.
 */
export function listenAddress(text: string): ListenAddress {
  const address = addressIn(text);
  if (address === null) throw new RangeError('no address to listen at');
  return address;
}

export function isListenAddress(text: unknown): text is string {
  return typeof text === 'string' && addressIn(text) !== null;
}

/** `127.0.0.1:8425`, `[::1]:8425`: what {@link listenAddress} reads, and what stands in a URL. */
export function listenText({ host, port }: ListenAddress): string {
  return isIP(host) === 6 ? `[${host}]:${port}` : `${host}:${port}`;
}

/** Whether only this machine can reach it. A name but `localhost` may lead anywhere. */
export function isLoopback({ host }: ListenAddress): boolean {
  const version = isIP(host);
  if (version === 0) return host.toLowerCase() === 'localhost';
  return loopback.check(host, version === 4 ? 'ipv4' : 'ipv6');
}

/** A name that is all digits and dots is an address with a slip in it. */
function isName(host: string): boolean {
  return HOST_NAME.test(host) && !/^[0-9.]+$/.test(host);
}

function addressIn(text: string): ListenAddress | null {
  const [matched, host, inBrackets, digits] = ADDRESS.exec(text) ?? [];
  const port = Number(digits);
  if (matched === undefined || port > LAST_PORT) return null;
  if (inBrackets !== undefined) return isIP(inBrackets) === 6 ? { host: inBrackets, port } : null;
  if (host === undefined) return { host: LOOPBACK, port };
  return isIP(host) === 4 || isName(host) ? { host, port } : null;
}
