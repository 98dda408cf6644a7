import type { ListenOptions } from './api-options';

/** The address cannot be listened on: what, where, and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError';

  constructor(
    readonly where: ListenOptions,
    /** The system's name of the error, such as `EADDRINUSE`. */
    readonly code: string,
    cause: unknown,
  ) {
    super(`Cannot listen on ${placeOf(where)}: ${reasonOf(code, where)}`, { cause });
  }
}

/** `127.0.0.1:8025`, `[::1]:8025`. */
export const placeOf = ({ host, port }: ListenOptions): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

function reasonOf(code: string, { host, port }: ListenOptions): string {
  switch (code) {
    case 'EADDRINUSE':
      return `another process listens there already (perhaps noanswer itself). Stop it, or choose another port; ss -ltnp 'sport = :${port}' shows who it is.`;
    case 'EACCES':
    case 'EPERM':
      return port < 1024
        ? 'ports below 1024 are the administrator\u2019s. Choose a port from 1024 on, or give the process CAP_NET_BIND_SERVICE.'
        : 'the system does not allow it. Choose another address or port.';
    case 'EADDRNOTAVAIL':
      return `${host} is no address of this machine. 127.0.0.1 is for this machine only, 0.0.0.0 for every address of it; ip addr lists them.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `the name ${JSON.stringify(host)} leads to no address. Write an address such as 127.0.0.1.`;
    case 'EAFNOSUPPORT':
      return 'this machine has no IPv6. Write an IPv4 address such as 127.0.0.1.';
    case 'ERR_SOCKET_BAD_PORT':
      return 'a port is a number from 1 to 65535 (0: any that is free).';
    default:
      return `the system says ${code === '' ? 'no' : code}. Choose another address or port.`;
  }
}
