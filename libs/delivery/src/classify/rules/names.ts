/**
 * The names behind a domain. Postfix: src/dns/dns_lookup.c (`Name service error …`),
 * src/smtp/smtp_addr.c. Exim: src/routers/dnslookup.c, rf_lookup_hostlist.c.
 */
import { postfixLine, type RuleFamily } from '../rule';

const EXIM = { mta: 'exim', agent: '', status: 'bounced' } as const;
const NAME_ERROR = '^host or domain name not found';

export const NAMES: RuleFamily = {
  name: 'names',
  lineOf: postfixLine,
  rules: [
    {
      name: 'dns_try_again',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: [
          `${NAME_ERROR} … try again`,
          `${NAME_ERROR} … non-recoverable error`,
          '^name service error … malformed or unexpected name server reply',
          '^unable to look up host … temporary failure',
          '^unable to look up host … try again',
          '^unable to look up host … failure in name resolution',
          '^unable to find primary relay',
          '^host lookup did not complete',
          '^host lookup deferred',
          '^all host address lookups failed temporarily',
          '^dns lookup … deferred',
          '^lookup of host … did not complete',
        ],
      },
      reason: 'dns_tempfail',
      samples: [
        'Host or domain name not found. Name service error for name=dnsfail.test type=MX: Host not found, try again',
        'unable to look up host mx.example.com: Temporary failure in name resolution',
        { ...EXIM, status: 'deferred', errno: -1, text: 'host lookup did not complete' },
      ],
    },
    {
      name: 'dns_no_mail_host',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: [
          `${NAME_ERROR} … no data record of requested type`,
          '^domain … does not accept mail',
          '^no mx host for … has a valid address record',
          '^unable to look up host … no address associated',
          '^all relevant mx records point to non-existent hosts',
          '^an mx or srv record indicated no smtp service',
          '^all host address lookups failed permanently',
          '^mx record … indicated no smtp service',
          '^no mx record',
        ],
      },
      reason: 'dns_no_mail_host',
      samples: [
        'Domain example.com does not accept mail (nullMX)',
        'Host or domain name not found. Name service error for name=mx.example.com type=A: Host found but no data record of requested type',
        'no MX host for example.com has a valid address record',
        { ...EXIM, text: 'all relevant MX records point to non-existent hosts' },
        { ...EXIM, text: 'an MX or SRV record indicated no SMTP service' },
      ],
    },
    {
      name: 'dns_not_found',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: [
          NAME_ERROR,
          '^name service error … invalid host or domain name',
          '^unable to look up host … not known',
          '^no ip address found for host',
          '^lookup of host … failed',
          '^lookup failed for all hosts',
          '^host lookup failed',
        ],
        saysNot: ['try again', 'no data record of requested type', 'non-recoverable error'],
      },
      reason: 'dns_nxdomain',
      samples: [
        'Host or domain name not found. Name service error for name=nodns.test type=A: Host not found',
        'unable to look up host nodns.test: Name or service not known',
        { ...EXIM, text: 'lookup of host "mx.example.com" failed in smarthost router' },
      ],
    },
    {
      name: 'dns_look_up_failed',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        says: ['^unable to look up host'],
        saysNot: [
          'temporary failure',
          'try again',
          'failure in name resolution',
          'not known',
          'no address associated',
        ],
      },
      reason: 'dns_tempfail',
      samples: ['unable to look up host mx.example.com: System error'],
    },
    {
      // A guess: Exim says the same of a domain without DNS and of a local part that no router takes.
      // A domain without DNS is what a sending server sees most.
      name: 'exim_unrouteable_address',
      when: {
        shape: 'own_words',
        ownMachine: 'any',
        mta: 'exim',
        says: ['^unrouteable address', '^unroutable address', '^unrouteable mail domain'],
      },
      reason: 'dns_nxdomain',
      samples: [{ ...EXIM, text: 'Unrouteable address' }],
    },
  ],
};
