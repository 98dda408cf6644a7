// Every destination of the lab: its domain, what mail to it must meet, and what its hosts do.
// DNS, sinks, firewall and truth all read this one table, so they cannot disagree.

/** What a host of the lab can do. The kind decides the network its address is taken from. */
const KINDS = { drop: 2, refuse: 3, noroute: 4, drop6: 2, accept6: 1, netunreach: 0 };

const table = [];
let nextHost = 1;

/** Each further argument is one MX, in order of preference: a behaviour, or several = several addresses. */
function domain(name, truth, ...exchangers) {
  const mx = exchangers.map((behaviours, index) => ({
    preference: 10 * (index + 1),
    name: exchangers.length > 1 ? `mx${index + 1}.${name}.test` : `mx.${name}.test`,
    hosts: [behaviours].flat().map((behaviour) => ({ behaviour, ip: address(behaviour) })),
  }));
  table.push({ domain: `${name}.test`, truth, mx });
}

function address(behaviour) {
  const host = nextHost++;
  if (behaviour === 'netunreach') return `2001:db8::${host}`;
  if (behaviour.endsWith('6')) return `fd99::${KINDS[behaviour]}:${host}`;
  return `10.99.${KINDS[behaviour] ?? 1}.${host}`;
}

// One host, one behaviour.
domain('ok', 'delivered', 'accept');
domain('six', 'delivered', 'accept6');
domain('tls', 'delivered', 'tls');
domain('busy', 'delivered', 'accept');
domain('refuse', 'refused', 'refuse');
domain('drop', 'no_answer', 'drop');
domain('sixdrop', 'no_answer', 'drop6');
domain('noroute', 'no_route', 'noroute');
domain('netunreach', 'network_unreachable', 'netunreach');
domain('silent', 'greeting_timeout', 'silent');
domain('grey', 'greylisted', 'grey');
domain('tempfail', 'remote_tempfail', 'tempfail');
domain('reject', 'remote_reject', 'reject');
domain('content', 'remote_reject', 'rejectData');
domain('small', 'remote_reject', 'small');
domain('banner421', 'remote_tempfail', 'banner421');
domain('banner554', 'remote_reject', 'banner554');
domain('denied', 'remote_reject', 'denied');
domain('zoho', 'remote_reject', 'zoho');
domain('idle441', 'remote_tempfail', 'idle441');
domain('full', 'remote_tempfail', 'full');
domain('throttle', 'remote_tempfail', 'throttle');
domain('quoting', 'remote_tempfail', 'quoting');
domain('mismatch', 'remote_tempfail', 'mismatch');
domain('multiline', 'remote_reject', 'multiline');
domain('verbose', 'remote_reject', 'verbose');
domain('gateway', 'remote_tempfail', 'gateway');
domain('utf8', 'remote_reject', 'utf8');
domain('mixed', 'mixed', 'mixed');
domain('hangup', 'connection_lost', 'hangup');
domain('hangrcpt', 'connection_lost', 'hangRcpt');
domain('hangdata', 'connection_lost', 'hangData');
domain('stallrcpt', 'conversation_timeout', 'stallRcpt');
domain('stalldata', 'conversation_timeout', 'stallData');
domain('needtls', 'tls_failure', 'accept');
domain('badtls', 'tls_failure', 'badtls');
domain('halftls', 'delivered', 'badtls');

// Several addresses, several exchangers.
domain('multi', 'delivered_after_no_answer', 'drop', 'accept');
domain('multisilent', 'delivered_after_greeting_timeout', 'silent', 'accept');
domain('two', 'no_answer', ['drop', 'drop']);
domain('four', 'no_answer', ['drop', 'drop'], ['drop', 'drop']);
domain('five', 'no_answer', ['drop', 'drop', 'drop', 'drop', 'drop']);
domain('misleading', 'no_answer', ['drop', 'netunreach']);
domain('refusesilent', 'greeting_timeout', 'refuse', 'silent');
domain('saysthendrops', 'answered_then_no_answer', 'throttle', 'drop');
domain('neighbours', 'no_answer', 'refuse', 'noroute', 'drop');

// Relays of our own that are down; the domains behind them are not at fault.
domain('smarthost', 'local_relay_down', 'drop');
domain('backup', 'local_relay_down', 'refuse');

// DNS is all there is of these. `dns` says what the name server does.
for (const [name, truth, dns] of [
  ['nodomain', 'dns_nxdomain', 'nxdomain'],
  ['servfail', 'dns_tempfail', 'servfail'],
  ['nodns', 'dns_tempfail', 'silence'],
  ['nullmx', 'dns_nullmx', 'nullmx'],
  ['loop', 'local_fault', 'self'],
  ['mxnowhere', 'dns_nxdomain', 'mxnowhere'],
])
  table.push({ domain: `${name}.test`, truth, dns, mx: [] });

// These never leave the sending machine (or meet only its own broken filter).
for (const name of ['lmtp', 'pipe', 'error', 'retry', 'discard'])
  table.push({ domain: `${name}.local.test`, truth: 'local_fault', mx: [] });

// Postfix: mail with a header of ours meets a content filter that is not running.
table.push({ domain: 'filter.local.test', truth: 'local_fault', mx: [], only: 'by header' });

export const scenarios = table;
export const hosts = table.flatMap((row) => row.mx.flatMap((mx) => mx.hosts));
/** Where the senders live: bounces come home here. */
export const home = { domain: 'lab.example', name: 'mx.lab.example', ip: '10.99.1.250' };
hosts.push({ behaviour: 'accept', ip: home.ip });

/** Behaviours that need no listener: a firewall, a closed port or nothing at all answers for them. */
export const unmanned = ['drop', 'drop6', 'refuse', 'noroute', 'netunreach'];

// `node scenarios.mjs addresses` tells the network script which addresses the sinks' side owns.
if (process.argv[2] === 'addresses')
  for (const { behaviour, ip } of hosts)
    if (!['noroute', 'netunreach'].includes(behaviour)) console.log(ip);
// `node scenarios.mjs domains`: everything that a letter can be sent to directly.
if (process.argv[2] === 'domains')
  for (const { domain, truth, only } of scenarios)
    if (truth !== 'local_relay_down' && !only) console.log(domain);
