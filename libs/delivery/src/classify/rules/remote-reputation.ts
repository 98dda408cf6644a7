/**
 * Our sending address stands on a list, or has a bad name. The lists are named as in their own
 * documentation (spamhaus.org, spamcop.net, barracudacentral.org, uceprotect.net, …); Postfix says
 * `Client host [192.0.2.1] blocked using LIST; TEXT` (smtpd default_rbl_reply).
 */
import { replyLine, type RuleFamily } from '../rule';

export const REMOTE_REPUTATION: RuleFamily = {
  name: 'remote: reputation',
  lineOf: replyLine,
  rules: [
    {
      name: 'blocklisted',
      when: {
        shape: 'reply',
        says: [
          'spamhaus',
          'spamcop',
          'barracudacentral',
          'uceprotect',
          'sorbs',
          'abuseat',
          'mailspike',
          'invaluement',
          'backscatterer',
          'surriel',
          'senderscore',
          'spamrats',
          'dnswl … blocked',
          'dnsbl*',
          'rbl',
          'blocklist*',
          'blacklist*',
          'block list*',
          'black list*',
          'black listed',
          'denylist*',
          'blocked using',
          'rejected using',
          'listed in',
          'listed at',
          'is listed on',
          'poor reputation',
          'bad reputation',
          'low reputation',
          'ip reputation',
          'sender reputation',
          'domain reputation',
          'reputation',
          'banned sending ip',
          'ip … has been blocked',
          'ip … is blocked',
          'ip address … blocked',
          'ip address … banned',
          'ip … banned',
          'client host … blocked',
          'your host … blocked',
          'your server … blocked',
          'sending server … blocked',
        ],
        saysNot: ['surbl', 'uribl', 'dbl spamhaus', 'url … listed in', 'uri … listed in'],
      },
      reason: 'blocklisted',
      samples: [
        '554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.1',
        "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
        "554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.",
        '550-192.0.2.1 is listed at bl.spamcop.net (127.0.0.2: Blocked - see https://www.spamcop.net/bl.shtml?192.0.2.1) 550 rejected',
        '553 5.3.0 DNSBL:RBL 521< 192.0.2.1 >_is_blocked.',
        '550 5.7.606 Access denied, banned sending IP [192.0.2.1].',
      ],
    },
  ],
};
