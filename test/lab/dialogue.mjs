// What the sinks say. A behaviour is an ordinary SMTP server, except for what it overrides here.
// A reply is text; HANGUP closes the connection, SILENCE never answers again.
export const HANGUP = Symbol('hangup');
export const SILENCE = Symbol('silence');

const ordinary = {
  banner: '220 sink ESMTP',
  ehlo: ['PIPELINING', '8BITMIME', 'ENHANCEDSTATUSCODES'],
  tls: 'none', // none | good | broken
  mail: () => '250 2.1.0 Ok',
  rcpt: () => '250 2.1.5 Ok',
  data: () => '354 End data with <CR><LF>.<CR><LF>',
  dataEnd: () => '250 2.0.0 Ok: queued as 4Kx1Yz',
};

const GREYLISTED_FOR_MS = 8000;
const firstSeen = new Map();
function greylist({ peer, from, to }) {
  const key = `${peer} ${from} ${to}`;
  if (!firstSeen.has(key)) firstSeen.set(key, Date.now());
  return Date.now() - firstSeen.get(key) < GREYLISTED_FOR_MS
    ? `450 4.7.1 <${to}>: Recipient address rejected: Greylisted, see https://lab.example/grey`
    : '250 2.1.5 Ok';
}

function byLocalPart({ to }) {
  if (to.startsWith('gone')) return `550 5.1.1 <${to}>: Recipient address rejected: User unknown`;
  if (to.startsWith('later'))
    return `450 4.2.1 <${to}>: Recipient address rejected: try again later`;
  return '250 2.1.5 Ok';
}

const overrides = {
  accept: {},
  accept6: {},
  tls: { tls: 'good' },
  silent: { banner: SILENCE },
  hangup: { banner: HANGUP },
  grey: { rcpt: greylist },
  tempfail: { mail: () => '451 4.3.0 Temporary lookup failure' },
  reject: {
    rcpt: ({ to }) =>
      `550 5.1.1 <${to}>: Recipient address rejected: User unknown in virtual mailbox table`,
  },
  rejectData: { dataEnd: () => '554 5.7.1 Message rejected: content looks like spam (score 15.2)' },
  small: {
    ehlo: ['SIZE 2000', 'ENHANCEDSTATUSCODES'],
    dataEnd: () => '552 5.3.4 Message size exceeds fixed limit',
  },
  banner421: {
    banner: '421 4.7.0 sink Too many concurrent connections from your address, try again later',
  },
  banner554: { banner: '554 5.7.1 sink No SMTP service here for your address' },
  // Microsoft 365 and Zoho: codes ending in .4.1 that are plain answers about the recipient.
  denied: {
    rcpt: ({ to }) =>
      `550 5.4.1 Recipient address rejected: Access denied. [${to} AMS0EPF000001B4.eurprd05.prod.outlook.com]`,
  },
  zoho: { rcpt: ({ to }) => `541 5.4.1 Mail rejected by destination domain for ${to}` },
  // The remote's own idle timer, and a gateway that reports its own failed connect.
  idle441: { dataEnd: () => '421 4.4.1 Connection timed out' },
  gateway: { rcpt: () => '451 4.4.1 No answer from host' },
  full: { rcpt: ({ to }) => `452 4.2.2 <${to}>: Mailbox full; over quota` },
  throttle: { mail: () => '451 4.7.0 Temporary server error. Please try again later. PRX4' },
  quoting: {
    rcpt: ({ to }) =>
      `450 4.1.1 <${to}>: Recipient address rejected: unverified address: connect to mail.inside.test[10.9.9.9]:25: Connection timed out`,
  },
  mismatch: { rcpt: ({ to }) => `450 5.1.1 <${to}>: Recipient address rejected` },
  multiline: {
    rcpt: () =>
      '550-5.7.26 This mail has been blocked because the sender is unauthenticated.\r\n' +
      '550-5.7.26 The lab requires all senders to authenticate with SPF or DKIM.\r\n' +
      '550 5.7.26 For more information, go to https://lab.example/auth - gsmtp',
  },
  // Longer than one syslog line may be.
  verbose: {
    rcpt: () => {
      const text = 'our policy is explained here at some length, as some operators like to do it';
      const lines = Array.from({ length: 14 }, (_, i) => `5.7.1 (${i + 1}) ${text}`);
      return lines.map((line, i) => `550${i < 13 ? '-' : ' '}${line}`).join('\r\n');
    },
  },
  utf8: { rcpt: () => '550 5.7.1 Empfänger abgelehnt: Postfach gelöscht' },
  mixed: { rcpt: byLocalPart },
  hangRcpt: { rcpt: () => HANGUP },
  hangData: { data: () => '354 Go ahead, I may not be here', dataEnd: () => HANGUP },
  stallRcpt: { rcpt: () => SILENCE },
  stallData: { dataEnd: () => SILENCE },
  badtls: { tls: 'broken' },
};

export const behaviours = Object.fromEntries(
  Object.entries(overrides).map(([name, changes]) => [name, { ...ordinary, ...changes }]),
);
