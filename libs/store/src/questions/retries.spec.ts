import { anAttempt, aSuspendedLine, MINUTE, noAnswer, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import { retries, retriesByDomain } from './retries';

const failed = (queueId: string, minutes: number, domain = 'example.org', arrived = 0) =>
  noAnswer({ queueId, domain, at: T0 + minutes * MINUTE, queueSeconds: (minutes - arrived) * 60 });
const delivered = (queueId: string, minutes: number, domain = 'example.org', arrived = 0) =>
  anAttempt({ queueId, domain, at: T0 + minutes * MINUTE, queueSeconds: (minutes - arrived) * 60 });
const bounced = (queueId: string, minutes: number, domain = 'example.org') =>
  anAttempt({
    queueId,
    domain,
    at: T0 + minutes * MINUTE,
    queueSeconds: minutes * 60,
    reason: 'unknown_recipient',
    permanence: 'hard',
    recipients: [{ address: `jo@${domain}`, status: 'bounced', dsn: '5.1.1' }],
  });
const expired = (queueId: string, minutes: number, domain = '') =>
  aSuspendedLine({
    queueId,
    domain,
    at: T0 + minutes * MINUTE,
    kind: 'expired',
    status: 'expired',
  });

test('messages end delivered, given up or waiting', async () => {
  const store = await openStore();
  try {
    const writer = store.writer();
    const attempts = [
      // delivered at the third try, 40 minutes after the first
      failed('A1', 0),
      failed('A1', 10),
      delivered('A1', 40),
      // bounced, expired, still waiting
      failed('B2', 0),
      bounced('B2', 30),
      failed('C3', 0),
      failed('D4', 0),
      // never met an unreachable host: not counted
      delivered('E5', 5),
      // one message, two domains: one is delivered, the other waits
      failed('F6', 0, 'example.net'),
      failed('F6', 0),
      delivered('F6', 20, 'example.net'),
      // the id is given out again: the second message is delivered at once, the first one waits
      failed('AA7', 0),
      delivered('AA7', 90, 'example.org', 89.9),
      // delivered at once, though after the failure of another recipient's attempt: that is no retry
      failed('H9', 0),
      anAttempt({
        queueId: 'H9',
        domain: 'example.org',
        at: T0 + 3000,
        queueSeconds: 3,
        attemptSeconds: 2,
      }),
      // delivered to one recipient before the failure to another: that is no retry
      delivered('G8', 1),
      failed('G8', 2),
    ];
    for (const attempt of attempts) writer.attempt(attempt);
    writer.notAttempted(expired('C3', 7200));
    writer.notAttempted(expired('F6', 7200, 'elsewhere.example'));
    await writer.flush();

    expect(await store.ask(retries())).toEqual([
      {
        domain: '',
        messages: 9,
        deliveredLater: 2,
        gaveUp: 2,
        stillWaiting: 5,
        secondsToDelivery: { median: 2400, p90: 2400, max: 2400 },
      },
    ]);
    expect(await store.ask(retriesByDomain())).toMatchObject([
      { domain: 'example.org', messages: 8, deliveredLater: 1, gaveUp: 2, stillWaiting: 5 },
      { domain: 'example.net', messages: 1, deliveredLater: 1, gaveUp: 0, stillWaiting: 0 },
    ]);
    expect(await store.ask(retries({ domain: 'example.net' }))).toMatchObject([
      { messages: 1, deliveredLater: 1, secondsToDelivery: { median: 1200, max: 1200 } },
    ]);
    expect(await store.ask(retries({ since: T0 + 10_000 * MINUTE }))).toEqual([]);
  } finally {
    await store.close();
  }
});
