// The lab's only name server: answers from scenarios.mjs, refuses to know anything else.
// A small one of our own, because it must also fail in chosen ways: SERVFAIL, silence, null MX.
import { createSocket } from 'node:dgram';
import { home, scenarios } from './scenarios.mjs';

const TYPES = { A: 1, PTR: 12, MX: 15, AAAA: 28 };
const NOERROR = 0,
  SERVFAIL = 2,
  NXDOMAIN = 3;

/** name → type → list of record data; the special keys say how to fail. */
const zone = new Map();
const record = (name, type, data) => {
  const records = zone.get(name) ?? zone.set(name, {}).get(name);
  (records[type] ??= []).push(data);
};
for (const { domain, dns, mx } of scenarios) {
  if (dns === 'nullmx') record(domain, 'MX', mxData(0, ''));
  if (dns === 'mxnowhere') record(domain, 'MX', mxData(10, `mx.${domain}`));
  if (dns === 'self') {
    record(domain, 'MX', mxData(10, `mx.${domain}`));
    record(`mx.${domain}`, 'self', true); // the address of whoever asks
  }
  if (dns === 'servfail') record(domain, 'fail', SERVFAIL);
  if (dns === 'silence') record(domain, 'fail', undefined);
  for (const { preference, name, hosts } of mx) {
    record(domain, 'MX', mxData(preference, name));
    for (const { ip } of hosts) record(name, ip.includes(':') ? 'AAAA' : 'A', ipData(ip));
  }
}
record(home.domain, 'MX', mxData(10, home.name));
record(home.name, 'A', ipData(home.ip));
for (let n = 1; n <= 5; n++) {
  record(`out${n}.lab.example`, 'A', ipData(`10.99.0.1${n}`));
  record(`1${n}.0.99.10.in-addr.arpa`, 'PTR', labels(`out${n}.lab.example`));
}

function labels(name) {
  const parts =
    name === '' ? [] : name.split('.').map((label) => [label.length, ...Buffer.from(label)]);
  return Buffer.from([...parts.flat(), 0]);
}
function mxData(preference, name) {
  return Buffer.concat([Buffer.from([preference >> 8, preference & 255]), labels(name)]);
}
function ipData(ip) {
  if (!ip.includes(':')) return Buffer.from(ip.split('.').map(Number));
  const [left, right] = ip.split('::').map((half) => half.split(':').map((g) => parseInt(g, 16)));
  const groups = [...left, ...Array(8 - left.length - right.length).fill(0), ...right];
  return Buffer.from(groups.flatMap((group) => [group >> 8, group & 255]));
}

function readQuestion(packet) {
  const parts = [];
  let at = 12;
  while (packet[at] > 0) {
    parts.push(packet.toString('latin1', at + 1, at + 1 + packet[at]));
    at += packet[at] + 1;
  }
  const end = at + 5;
  return {
    name: parts.join('.').toLowerCase(),
    type: packet.readUInt16BE(at + 1),
    bytes: packet.subarray(12, end),
  };
}

function reply(packet, question, code, answers) {
  const header = Buffer.alloc(12);
  packet.copy(header, 0, 0, 2);
  // Response, authoritative; recursion desired is copied, recursion is "available".
  header.writeUInt16BE(0x8480 | ((packet[2] & 1) << 8) | code, 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(answers.length, 6);
  const records = answers.map((data) => {
    const head = Buffer.alloc(12);
    head.writeUInt16BE(0xc00c, 0); // "the name in the question"
    head.writeUInt16BE(question.type, 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt32BE(60, 6);
    head.writeUInt16BE(data.length, 10);
    return Buffer.concat([head, data]);
  });
  return Buffer.concat([header, question.bytes, ...records]);
}

const socket = createSocket('udp4');
socket.on('message', (packet, peer) => {
  const question = readQuestion(packet);
  const records = zone.get(question.name);
  if (records?.fail) {
    const [code] = records.fail;
    if (code !== undefined) socket.send(reply(packet, question, code, []), peer.port, peer.address);
    return; // no code: this server never answers
  }
  if (records?.self && question.type === TYPES.A)
    return socket.send(
      reply(packet, question, NOERROR, [ipData(peer.address)]),
      peer.port,
      peer.address,
    );
  const type = Object.keys(TYPES).find((key) => TYPES[key] === question.type);
  const code = records ? NOERROR : NXDOMAIN;
  socket.send(reply(packet, question, code, records?.[type] ?? []), peer.port, peer.address);
});
socket.bind(53, process.argv[2]);
