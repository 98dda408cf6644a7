import fc from 'fast-check';
import { openStore } from '../open-store';
import { anAttempt } from '../fixtures/rows';
import { hostPattern, ipv4Number } from './place-parts';

test('a host that is named after its domain leaves a pattern', () => {
  expect(hostPattern('mx1.example.org', 'example.org')).toBe('mx1.\u0001');
  expect(hostPattern('example-org.mail.example.net', 'example.org')).toBe(
    '\u0002.mail.example.net',
  );
  expect(hostPattern('mx.example.net', 'example.org')).toBe('mx.example.net');
  expect(hostPattern('a\u0001b', 'example.org')).toBe('\u0003a\u0001b');
});

test('only what would be written the same way again becomes a number', () => {
  expect(ipv4Number('192.0.2.1')).toBe(0xc0000201);
  for (const text of ['', '0.0.0.0', '192.0.2.01', '192.0.2.256', '1.2.3', '2001:db8::1', 'a/b'])
    expect(ipv4Number(text)).toBe(0);
});

test('the table tells every place as it was written, under the id that rows have', async () => {
  const names = fc.string({
    unit: fc.constantFrom('a', 'b', '-', '.', '\\', "'", 'é', '\0', '\u0001', '\u0002', '\u0003'),
  });
  const octet = fc.nat({ max: 255 });
  const ip = fc.oneof(
    fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.')),
    fc.constantFrom('', '2001:db8::1', 'private/lmtp', '::ffff:192.0.2.1'),
  );
  const domain = fc.oneof(names, fc.constantFrom('', 'example.org', 'ab.a'));
  const host = fc.oneof(names, fc.constantFrom('mx.example.org', 'example-org.x', 'ab-a.ab.a'));
  const places = fc.sample(fc.tuple(domain, host, ip, fc.nat({ max: 65_535 })), {
    numRuns: 500,
    seed: 1,
  });
  const store = await openStore();
  try {
    const writer = store.writer();
    places.forEach(([relayDomain, relayHost, relayIp, relayPort], offset) => {
      const position = { source: 's', offset, ordinal: 0 };
      const relay = { domain: relayDomain, relayHost, relayIp, relayPort };
      writer.attempt(anAttempt({ ...relay, position, connections: [] }));
    });
    await writer.flush();
    const told = await store.ask({
      name: 'places',
      sql: `SELECT p.domain, p.host, p.ip, p.port FROM delivery_attempts AS rows
        INNER JOIN (SELECT DISTINCT id, domain, host, ip, port FROM places) AS p ON p.id = rows.place
        ORDER BY rows.offset`,
      params: {},
      read: (row) => Object.values(row),
    });
    expect(told).toEqual(places);
  } finally {
    await store.close();
  }
});
