import { aConnection, anAttempt, MINUTE, noAnswer, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import type { RecipientMode } from '../recipients/mode';
import { attemptsForRecipient, reasonsOverTime, recentAttempts } from './domain-detail';
import { failureTexts } from './texts';

const refusal = 'host mx.example.org[192.0.2.1] said: 550 5.1.1 <Jo.Public@example.org>: unknown';

test('an attempt is shown as it was written, with its connections', async () => {
  const store = await openStore();
  try {
    const refused = aConnection({ result: 'refused', ip: '2001:db8::1', at: T0 + 1000 });
    const silent = aConnection({ result: 'no_answer', at: T0 + 31_000 });
    const failed = noAnswer({ connections: [refused, silent], at: T0 + 31_000 });
    const delivered = anAttempt({ at: T0 + 5 * MINUTE, queueId: '3F2A11C0042' });
    const writer = store.writer();
    for (const attempt of [failed, delivered, noAnswer({ domain: 'other.example' })])
      writer.attempt(attempt);
    await writer.flush();
    const shown = await store.ask(recentAttempts({ domain: 'example.org' }));
    expect(shown).toHaveLength(2);
    const { position, weight, recipients, connections, syslogName, agent, ...told } = failed;
    expect([position, weight, syslogName, agent, recipients.length]).toBeTruthy();
    expect(shown[1]).toEqual({
      ...told,
      recipients: 1,
      connections: connections.map(({ at, host, ip, port, result }) => ({
        at,
        host,
        ip,
        port,
        result,
      })),
    });
    expect(shown[0]).toMatchObject({
      queueId: '3F2A11C0042',
      relayHost: 'mx.example.org',
      relayPort: 25,
      replyCode: 250,
      queueSeconds: 1.5,
      connections: [],
    });
    expect(await store.ask(reasonsOverTime({ domain: 'example.org' }, 60))).toEqual([
      { from: T0, attempts: 1, reasons: { no_answer: 1 } },
      { from: T0 + 5 * MINUTE, attempts: 1, reasons: { delivered: 1 } },
    ]);
    expect(await store.ask(failureTexts({ domain: 'example.org' }))).toEqual([
      {
        reason: 'no_answer',
        rule: 'connect_timed_out',
        attempts: 1,
        lastAt: failed.at,
        text: failed.text,
      },
    ]);
  } finally {
    await store.close();
  }
});

test.each<[RecipientMode, string, number]>([
  ['hash', refusal.replace('Jo.Public', '…'), 1],
  ['drop', refusal.replace('Jo.Public', '…'), 0],
  ['plain', refusal, 1],
])('of recipients %s keeps what it says', async (recipients, text, found) => {
  const store = await openStore({ recipients });
  try {
    const writer = store.writer();
    writer.attempt(anAttempt({ reason: 'unknown_recipient', text: refusal }));
    await writer.flush();
    expect((await store.ask(recentAttempts({})))[0]?.text).toBe(text);
    const token = store.recipientToken('jo.public@EXAMPLE.org');
    expect(await store.ask(attemptsForRecipient(token))).toHaveLength(found);
    expect(await store.ask(attemptsForRecipient(store.recipientToken('x@y')))).toHaveLength(0);
    const [kept] = await store.ask({
      name: 'addresses',
      sql: 'SELECT recipients.address AS kept FROM delivery_attempts',
      params: {},
      read: (row) => row['kept'],
    });
    expect(kept).toEqual([recipients === 'plain' ? 'Jo.Public@example.org' : '']);
  } finally {
    await store.close();
  }
});
