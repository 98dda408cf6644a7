import type { Host } from './destinations';
import type { Attempt } from './attempt';

export const TLS = 'X=TLS1.3:ECDHE_X25519__RSA_PSS_RSAE_SHA256__AES_256_GCM:256';
export const ROUTED = 'R=dnslookup T=remote_smtp';

export const at = ({ name, ip }: Host): string => `${name} [${ip}]:25`;

/** What stands on the line of the host; `<>` is the first recipient's address. */
export const CUT_SHORT = {
  silent: 'SMTP timeout after initial connection: Connection timed out',
  lost: 'Remote host closed connection in response to pipelined RCPT TO:<>',
} as const;

const ERRNO = {
  'Connection timed out': 110,
  'Connection refused': 111,
  'No route to host': 113,
} as const;

/** What stands behind the address of a recipient that did not get its mail; `<>` is that address. */
export function failure({ ending, unreached, message, connectSeconds }: Attempt): string {
  const took = `DT=${Math.round(connectSeconds)}s`;
  switch (ending.how) {
    case 'said': {
      const { host, reply } = ending;
      const after = reply.after === 'RCPT TO' ? 'RCPT TO:<>' : 'end of data';
      const text = `SMTP error from remote mail server after ${after}: ${reply.lines.join('\\n')}`;
      if (reply.code >= 500) return `${ROUTED} H=${at(host)} ${TLS} CV=yes: ${text} ${took}`;
      const errno = reply.after === 'RCPT TO' ? -44 : -46;
      return `${ROUTED} defer (${errno}) H=${at(host)} ${took}: ${text}`;
    }
    case 'silent':
      return `${ROUTED} defer (110): Connection timed out H=${at(ending.host)} ${took}: SMTP timeout after initial connection`;
    case 'lost':
      return `${ROUTED} defer (-18) H=${at(ending.host)} ${took}: ${CUT_SHORT.lost}`;
    case 'noDns':
      return `R=dnslookup defer (-1) ${took}: host lookup did not complete`;
    case 'suspended':
      return `${ROUTED} defer (-54) DT=0s: retry time not reached for any host for '${message.destination.name}'`;
    case 'unreached': {
      const error = unreached.at(-1)?.error ?? 'Connection timed out';
      return `${ROUTED} defer (${ERRNO[error]}): ${error} ${took}`;
    }
  }
}
