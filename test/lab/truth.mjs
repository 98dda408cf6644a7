// What really happened, from everything but the MTAs' logs: the scenarios, the senders' ledgers, what the
// sinks heard, and the connection attempts that the firewall saw. Complains where these contradict each other.
//   node truth.mjs WORK OUT
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { home, scenarios, unmanned } from './scenarios.mjs';

const [work, out] = process.argv.slice(2);
const LOGS = {
  out1: 'postfix.log',
  out2: 'postfix-rfc3339.log',
  out3: 'exim-mainlog',
  out4: 'exim-selectors-mainlog',
  out5: 'exim-syslog.log',
};
// Where a sender's policy or route decides, and not the destination.
const RELAYED = ['relayed@lab.example', 'backup@lab.example'];
const LOCAL = { truth: 'local_mixed', mx: [], note: 'unknown user, failing commands, a forward' };
const OVERRIDES = {
  out1: {
    'soft.test': { truth: 'remote_reject', mx: [], note: 'soft_bounce, by way of mx.reject.test' },
  },
  out2: { 'tls.test': { truth: 'tls_failure', note: 'certificate must verify, and does not' } },
};
const PROGRAMS = { out2: 'postfix-out' };

const rowsOf = (file) =>
  existsSync(`${work}/${file}`)
    ? readFileSync(`${work}/${file}`, 'utf8')
        .split('\n')
        .slice(0, -1)
        .map((line) => line.split('\t'))
    : [];
const machineOf = (ip) => `out${ip.replace('::ffff:', '').at(-1)}`; // 10.99.0.1N and fd99::1N
const count = (rows, test) => rows.filter(test).length;

const heard = rowsOf('sinks.tsv').map(([, ip, peer, event, text]) => ({
  ip,
  machine: machineOf(peer),
  event,
  text,
}));
const wire = rowsOf('wire.tsv').map(([from, to]) => ({ machine: machineOf(from), ip: to }));
const complaints = [];
const truth = [
  [
    'log',
    'program',
    'sender',
    'recipient_domain',
    'behaviour',
    'hosts',
    'messages',
    'recipients',
    'note',
  ],
];
const counts = [
  [
    'log',
    'recipient_domain',
    'address',
    'host_behaviour',
    'connection_attempts',
    'connections_accepted',
    'recipients_accepted',
  ],
];

for (const [machine, log] of Object.entries(LOGS)) {
  const letters = rowsOf(`${machine}.submitted.tsv`).map(([, , how, sender, to]) => ({
    how,
    sender,
    to: to.split(' '),
  }));
  if (letters.length === 0) continue;
  const known = new Map(
    scenarios.map((row) => [row.domain, { ...row, ...OVERRIDES[machine]?.[row.domain] }]),
  );
  for (const [domain, row] of Object.entries(OVERRIDES[machine] ?? {}))
    if (!known.has(domain)) known.set(domain, row);
  known.set(`${machine}.lab.example`, LOCAL);

  const groups = new Map();
  for (const { how, sender, to } of letters) {
    const domains = new Set(to.map((address) => address.split('@')[1]));
    for (const domain of domains) {
      const relayed = RELAYED.includes(sender) ? sender : '';
      const key = `${relayed}\t${domain}\t${how === 'probe' ? how : ''}`;
      const group =
        groups.get(key) ??
        groups
          .set(key, { relayed, domain, probe: how === 'probe', messages: 0, recipients: 0 })
          .get(key);
      group.messages += 1;
      group.recipients += count(to, (address) => address.endsWith(`@${domain}`));
    }
  }
  for (const { relayed, domain, probe, messages, recipients } of groups.values()) {
    const row = known.get(domain) ?? { truth: 'unknown', mx: [] };
    const behaviour = relayed ? 'local_relay_down' : row.truth;
    const note = probe ? 'address probe, no mail' : (row.note ?? '');
    const path = row.mx.map((mx) => mx.hosts.map((host) => host.behaviour).join('+')).join(', ');
    if (row.truth === 'unknown') complaints.push(`${log}: ${domain} is in no scenario`);
    truth.push([
      log,
      PROGRAMS[machine] ?? '',
      relayed,
      domain,
      behaviour,
      relayed ? '' : path,
      messages,
      recipients,
      note,
    ]);
    if (machine === 'out2')
      truth.push([
        log,
        'postfix',
        relayed,
        domain,
        'handed_over',
        '',
        messages,
        recipients,
        'relay=127.0.0.1:10026',
      ]);
  }

  const places = [
    ...scenarios.flatMap(({ domain, mx }) =>
      mx.flatMap((x) => x.hosts.map((host) => ({ domain, ...host }))),
    ),
  ];
  places.push({ domain: home.domain, ip: home.ip, behaviour: 'accept' });
  for (const { domain, ip, behaviour } of places) {
    const attempts = count(wire, (row) => row.machine === machine && row.ip === ip);
    const accepted = count(
      heard,
      (row) => row.machine === machine && row.ip === ip && row.event === 'connect',
    );
    const taken = count(
      heard,
      (row) => row.machine === machine && row.ip === ip && row.event === 'accepted',
    );
    counts.push([log, domain, ip, behaviour, attempts, accepted, taken]);
    check(log, domain, ip, behaviour, attempts, accepted, groups.has(`\t${domain}\t`));
  }
}

/** The firewall counts what arrives at the destination; the sink counts what it accepted. */
function check(log, domain, ip, behaviour, attempts, accepted, used) {
  const where = `${log}: ${domain} ${ip} (${behaviour})`;
  const reachable = !['noroute', 'netunreach'].includes(behaviour);
  const manned = !unmanned.includes(behaviour);
  if (!reachable && attempts > 0)
    complaints.push(`${where}: ${attempts} attempts arrived at nowhere`);
  if (!manned && accepted > 0) complaints.push(`${where}: accepted ${accepted} connections`);
  if (manned && attempts !== accepted)
    complaints.push(`${where}: ${attempts} attempts, ${accepted} accepted`);
  if (used && reachable && attempts === 0) complaints.push(`${where}: nobody tried`);
}

const write = (name, rows) =>
  writeFileSync(`${out}/${name}`, rows.map((row) => row.join('\t') + '\n').join(''));
write('truth.tsv', truth);
write('counts.tsv', counts);
for (const complaint of complaints) console.error(`not as meant: ${complaint}`);
process.exitCode = complaints.length > 0 ? 1 : 0;
