/** GMX, WEB.DE and 1&1; T-Online; Orange and La Poste. */

import type { VendorDeviation } from '../types';

const GMX = {
  title: 'GMX Postmaster, error messages',
  url: 'https://postmaster.gmx.net/en/error-messages',
};
const IONOS = {
  title: 'SMTP error messages for the 1&1 mail server',
  url: 'https://help.1and1.com/e-mail-and-office-c37589/1and1-postmaster-c85193/smtp-error-messages-for-the-1and1-mail-server-a793087.html',
};
const ORANGE = {
  title: 'Orange postmaster, SMTP error codes (OFR)',
  url: 'https://www.postmastery.com/orange-postmaster-smtp-error-codes-ofr/',
};
const frenchCodes = ['ofr', 'lpn', 'ouk'];

export const EUROPEAN_PROVIDERS: readonly VendorDeviation[] = [
  {
    id: 'gmx-blocklist',
    vendor: 'GMX, WEB.DE',
    replyCodes: [554],
    markers: ['ip address is block listed'],
    meaning: 'Our address is on a blocklist; the link in the reply says which and for how long.',
    reason: 'blocklisted',
    bounce: 'hard',
    source: GMX,
    samples: [
      '554-gmx.net (mxgmx104) Nemesis ESMTP Service not available 554-No SMTP service 554-IP address is block listed. 554 For explanation visit https://postmaster.gmx.net/en/case?c=r0201&i=ip&v=198.51.100.42',
    ],
  },
  {
    id: 'gmx-reverse-dns',
    vendor: 'GMX, WEB.DE',
    replyCodes: [554],
    markers: ['bad dns ptr resource record', 'error-messages?c=rdns'],
    meaning: 'Our address has no fitting reverse DNS.',
    reason: 'authentication_failed',
    bounce: 'hard',
    source: GMX,
    samples: [
      '554-gmx.net (mxgmx116) Nemesis ESMTP Service not available 554-No SMTP service 554-Bad DNS PTR resource record. 554 For explanation visit https://postmaster.gmx.net/en/error-messages?c=rdns&ip=192.0.2.1',
    ],
  },
  {
    id: 'ionos-poor-delivery-rate',
    vendor: '1&1, GMX, WEB.DE',
    replyCodes: [421, 450],
    markers: ['reject due to policy violations'],
    meaning:
      'We wrote to too many unknown addresses (or our HELO keeps changing); blocked for a while.',
    reason: 'blocklisted',
    bounce: 'soft',
    source: IONOS,
    samples: ['421 Reject due to policy violations', '450 Reject due to policy violations.'],
  },
  {
    id: 'ionos-rate-limit',
    vendor: '1&1, GMX, WEB.DE',
    replyCodes: [421],
    markers: ['rate limit reached. please try again later'],
    meaning: 'Too much mail from us in a short time; wait some hours and send more slowly.',
    reason: 'throttled',
    bounce: 'soft',
    source: IONOS,
    samples: ['421 Rate limit reached. Please try again later'],
  },
  {
    id: 'ionos-spf',
    vendor: '1&1, GMX, WEB.DE',
    replyCodes: [550],
    markers: ['reject due to spf policy'],
    meaning: 'SPF of the sender’s domain does not allow our address; 550 is not about the mailbox.',
    reason: 'authentication_failed',
    bounce: 'hard',
    source: {
      title: 'SMTP codes: United Internet',
      url: 'https://smtp.codes/unitedinternet/',
    },
    samples: [
      '550 <user@example.com>: Reject due to SPF policy. The originating IP of the message is not permitted by the domain owner',
    ],
  },
  {
    id: 't-online-reputation',
    vendor: 'T-Online',
    replyCodes: [554],
    markers: ['rx.t-online.de'],
    meaning:
      'T-Online takes mail only from addresses it knows; ask for a reset at the address in the reply.',
    reason: 'blocklisted',
    bounce: 'hard',
    source: {
      title: 'T-Online postmaster, notes for mail server operators',
      url: 'https://postmaster.t-online.de/index.en.html',
    },
    samples: [
      '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)',
      '554 IP=192.0.2.1 - None/bad reputation. Ask your postmaster for help or to contact <postmaster@rx.t-online.de> for reset. (NOWL)',
    ],
  },
  {
    id: 'orange-connections',
    vendor: 'Orange, La Poste',
    replyCodes: [421],
    markers: ['too many connections, slow down'],
    alsoNeeds: frenchCodes,
    meaning: 'Too many connections from us at once.',
    reason: 'throttled',
    bounce: 'soft',
    source: ORANGE,
    samples: [
      '421 mwinf5c79 ME Trop de connexions, veuillez verifier votre configuration. Too many connections, slow down. OFR005_104 [104]',
    ],
  },
  {
    id: 'orange-overquota',
    vendor: 'Orange, La Poste',
    replyCodes: [552],
    enhancedCodes: ['5.1.1'],
    markers: ['recipient overquota', 'boite du destinataire pleine'],
    alsoNeeds: frenchCodes,
    meaning: 'The mailbox is full; 5.1.1 does not mean an unknown address here.',
    reason: 'mailbox_full',
    bounce: 'depends',
    source: ORANGE,
    samples: ['552 5.1.1 Boite du destinataire pleine. Recipient overquota. OFR_417 [417]'],
  },
  {
    id: 'orange-spam-incident',
    vendor: 'Orange, La Poste',
    replyCodes: [550],
    markers: ['client host blocked for spamming issues', 'adresse ip source bloquee'],
    alsoNeeds: frenchCodes,
    meaning: 'Our address is blocked after spam.',
    reason: 'blocklisted',
    bounce: 'hard',
    source: ORANGE,
    samples: [
      '550 mwinf5c04 ME Adresse IP source bloquee pour incident de spam. Client host blocked for spamming issues. OFR006_102 Ref http://csi.cloudmark.com',
    ],
  },
  {
    id: 'orange-service-refused',
    vendor: 'Orange, La Poste',
    replyCodes: [550],
    markers: ['service refused, please try later'],
    alsoNeeds: frenchCodes,
    meaning: 'Our address is blocked for its reputation, in spite of “try later”.',
    reason: 'blocklisted',
    bounce: 'depends',
    source: ORANGE,
    samples: [
      '550 mwinf5c10 ME Service refuse. Veuillez essayer plus tard. Service refused, please try later. OFR006_103 192.0.2.1 [103]',
    ],
  },
  {
    id: 'orange-archived-mailbox',
    vendor: 'Orange, La Poste',
    replyCodes: [550],
    enhancedCodes: ['5.5.0'],
    markers: ['archived recipient', 'boite du destinataire archivee'],
    alsoNeeds: frenchCodes,
    meaning: 'The mailbox is closed for lack of use; 5.5.0 is not a protocol error here.',
    reason: 'recipient_disabled',
    bounce: 'hard',
    source: ORANGE,
    samples: ['550 5.5.0 Boite du destinataire archivee. Archived recipient. LPN007_420'],
  },
  {
    id: 'orange-mail-rejected',
    vendor: 'Orange, La Poste',
    markers: ['mail rejete. mail rejected'],
    alsoNeeds: frenchCodes,
    meaning: 'The message was taken for spam.',
    reason: 'content_rejected',
    bounce: 'hard',
    source: ORANGE,
    samples: ['550 5.2.0 Mail rejete. Mail rejected. OFR_506 [506]'],
  },
];
