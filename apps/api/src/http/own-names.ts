import { isIP } from 'node:net';
import { ProblemError } from '../problems/problem-error';

/**
 * Which names this server may be asked by. It has no password while it listens on this machine only,
 * and then a web page elsewhere must not reach it through a browser here: by *DNS rebinding* its own
 * name leads to 127.0.0.1, and the browser takes both for one site. The name in the header tells.
 */
export class OwnNames {
  /** `undefined`: any name will do. */
  static any: OwnNames = new OwnNames(undefined);

  private constructor(private readonly names: ReadonlySet<string> | undefined) {}

  /** `names`: further ones, of a proxy on this machine that hands its own name on. */
  static of(host: string, names: readonly string[] = []): OwnNames {
    return isLoopback(host)
      ? new OwnNames(new Set(['localhost', host, ...names].map((name) => name.toLowerCase())))
      : OwnNames.any;
  }

  /** @throws ProblemError if the header names another host. An address cannot be rebound. */
  check(header: string | undefined): void {
    if (this.names === undefined || header === undefined) return;
    const name = header.replace(/:\d{1,5}$/, '').toLowerCase();
    const known =
      isIP(name.replace(/^\[(.*)\]$/, '$1')) > 0 ||
      name.endsWith('.localhost') ||
      this.names.has(name);
    if (known) return;
    throw new ProblemError(
      'wrong-host',
      'It listens on this machine only: ask it by address or as localhost.',
    );
  }
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.');
