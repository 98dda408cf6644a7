import type { Attempt } from './attempt';

export interface Told {
  readonly relay: string;
  readonly dsn: string;
  readonly status: string;
  readonly text: string;
}

/** What the delivery line says, but for its recipient and its delays. */
export function toldBy({ ending, unreached, message }: Attempt): Told {
  const deferred = { relay: 'none', dsn: '4.4.1', status: 'deferred' } as const;
  const { name, hosts } = message.destination;
  switch (ending.how) {
    case 'said': {
      const { host, reply } = ending;
      const relay = `${host.name}[${host.ip}]:25`;
      const text = reply.lines.join(' ');
      if (reply.code < 400) return { relay, dsn: reply.enhanced, status: 'sent', text };
      return {
        relay,
        dsn: reply.enhanced,
        status: reply.code < 500 ? 'deferred' : 'bounced',
        text: `host ${host.name}[${host.ip}] said: ${text} (in reply to ${reply.after} command)`,
      };
    }
    case 'silent':
    case 'lost': {
      const { name: host, ip } = ending.host;
      const text =
        ending.how === 'silent'
          ? `conversation with ${host}[${ip}] timed out while receiving the initial server greeting`
          : `lost connection with ${host}[${ip}] while sending RCPT TO`;
      return { ...deferred, relay: `${host}[${ip}]:25`, dsn: '4.4.2', text };
    }
    case 'noDns':
      return {
        ...deferred,
        dsn: '4.4.3',
        text: `Host or domain name not found. Name service error for name=${name} type=MX: Host not found, try again`,
      };
    case 'suspended':
      return {
        ...deferred,
        text: `delivery temporarily suspended: connect to ${hosts[0].name}[${hosts[0].ip}]:25: Connection timed out`,
      };
    case 'unreached': {
      const tried = unreached.at(-1);
      return {
        ...deferred,
        text: tried ? `connect to ${tried.host.name}[${tried.host.ip}]:25: ${tried.error}` : '',
      };
    }
  }
}
