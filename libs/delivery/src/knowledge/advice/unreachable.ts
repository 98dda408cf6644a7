/** No SMTP service was reached: the question this product is about. */

import type { UNREACHABLE_REASONS } from '../../reason';
import { RETRY_UNREACHABLE } from '../retry';
import type { ReasonAdvice } from '../types';

export const UNREACHABLE: Readonly<Record<(typeof UNREACHABLE_REASONS)[number], ReasonAdvice>> = {
  no_answer: {
    title: 'No answer',
    meaning: 'The host did not answer our connection to its mail port; the attempt timed out.',
    side: 'depends',
    causes: [
      'Their server is down or in maintenance.',
      'Their server is overloaded and accepts no more connections.',
      'Routing trouble or packet loss between the two networks.',
      'A firewall drops port 25 silently: theirs inbound, or ours or our provider’s outbound.',
      'MX records of the domain point at an address where no mail server listens.',
      'DNS for the MX fails or is slow, so a stale or wrong address is used.',
      'The way is slow and our connect timeout short (Postfix smtp_connect_timeout, Exim connect_timeout).',
      'On our side: the sending address is blocklisted and dropped at connect.',
      'On our side: we are throttled, and further connections are dropped for a while.',
    ],
    whatToDo: [
      'Let the MTA retry: most hosts are back within hours. Do not give up on the first 4.4.1. MTAs keep trying for 24 to 48 h, up to 5 days.',
      'See where the domain points: `dig +short MX example.com`, then `dig +short A` and `AAAA` of each host.',
      'One domain or all? Other domains work: it is theirs. Everything fails: it is ours (firewall, provider blocks port 25, DNS).',
      'Test by hand from the sending host: `nc -vz mx.example.com 25`, and the same from another network.',
      'See what waits: `postqueue -p` (Postfix) or `exim -bp` (Exim).',
      'If no domain answers: ask the provider whether outbound port 25 is blocked; check our firewall and resolver.',
      'No answer for 24 h or more: write or call their postmaster by another way.',
      'When the MTA has given up: suppress the address, or route the mail another way.',
    ],
    retry: {
      ...RETRY_UNREACHABLE,
      text: 'After 30 min, 1 h, 2 h, 4 h, a last time 24 h later. By themselves: Postfix every 300 s to 4000 s for 5 d; Exim every 15 min for 2 h, then growing by 1.5 until 16 h, then every 6 h until 4 d.',
    },
    suppress: 'when_final',
  },
  refused: {
    title: 'Connection refused',
    meaning: 'The host is up but nothing accepts connections on its mail port.',
    side: 'theirs',
    causes: [
      'Their mail service has stopped or is restarting.',
      'MX records point at a host that runs no mail server.',
      'A firewall there rejects us actively instead of dropping.',
      'A transport of ours names the wrong host or port.',
    ],
    whatToDo: [
      'Let the MTA retry; restarts pass within minutes.',
      'Check `dig +short MX example.com` and that each host is meant to take mail.',
      'Try from another network: `nc -vz mx.example.com 25`. If that works, they refuse us.',
      'If the refused host is our own (127.0.0.1, a filter), start that service: the remote is not to blame.',
      'Refused for 24 h or more: contact their postmaster by another way.',
    ],
    retry: RETRY_UNREACHABLE,
    suppress: 'when_final',
  },
  no_route: {
    title: 'No route to host',
    meaning: 'The network reported that the host cannot be reached.',
    side: 'depends',
    causes: [
      'The host or its network is down, or its prefix is not announced.',
      'A firewall answers “host unreachable” on purpose.',
      'MX records point at a private or unused address.',
      'On our side: a missing or wrong route, or a dead gateway.',
    ],
    whatToDo: [
      'See whether other networks are reached: if none is, look at our gateway and `ip route get ADDRESS`.',
      'Follow the way: `mtr -T -P 25 ADDRESS` or `traceroute -T -p 25 ADDRESS`.',
      'Check that the MX address is public and really theirs: `dig +short A mx.example.com`, `whois ADDRESS`.',
      'Let the MTA retry; after 24 h contact their postmaster by another way.',
    ],
    retry: RETRY_UNREACHABLE,
    suppress: 'when_final',
  },
  network_unreachable: {
    title: 'Network unreachable',
    meaning:
      'Our own host has no route to that network at all; very often we have no working IPv6.',
    side: 'ours',
    causes: [
      'The destination has an IPv6 address and our host has no IPv6 route.',
      'Our default route is missing or the link is down.',
      'A VPN or policy route that carried the traffic is gone.',
    ],
    whatToDo: [
      'Look: `ip -6 route get ADDRESS` and `ip route get ADDRESS` on the sending host.',
      'No IPv6 here? Tell the MTA: Postfix `inet_protocols = ipv4`, Exim `disable_ipv6 = true`.',
      'Read the earlier connect lines of the attempt: IPv4 may have failed first, for another reason.',
      'If IPv4 is affected too, repair the default route; all destinations suffer.',
    ],
    retry: RETRY_UNREACHABLE,
    suppress: 'never',
  },
  greeting_timeout: {
    title: 'No greeting',
    meaning: 'The host took the connection but its mail server never said its 220 greeting.',
    side: 'theirs',
    causes: [
      'Their server is overloaded: the kernel accepts, the mail server does not get round to us.',
      'A firewall or proxy accepts for a server that is gone.',
      'They delay the greeting on purpose, longer than our timeout.',
      'Their DNS is slow, and they look us up before they greet.',
    ],
    whatToDo: [
      'Let the MTA retry.',
      'Look by hand how long the greeting takes: `nc -v mx.example.com 25`; RFC 5321 asks us to wait 5 minutes.',
      'Check that our reverse DNS answers quickly: `dig -x OUR_ADDRESS`.',
      'No greeting for 24 h or more: contact their postmaster by another way.',
    ],
    retry: RETRY_UNREACHABLE,
    suppress: 'when_final',
  },
};
