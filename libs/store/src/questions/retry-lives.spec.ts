import { aSuspendedLine, anAttempt, MINUTE, noAnswer, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import { retryLives } from './retry-lives';

const bounced = { reason: 'unknown_recipient', recipients: [{ address: 'jo@example.org', status: 'bounced', dsn: '5.1.1' }] } as const; // prettier-ignore

test('each message that got no answer has its end, after as long as that took', async () => {
  const store = await openStore();
  const writer = store.writer();
  const at = (minutes: number): { readonly at: number; readonly queueSeconds: number } => ({
    at: T0 + minutes * MINUTE,
    queueSeconds: minutes * 60,
  });
  writer.attempt(noAnswer({ queueId: 'A1', ...at(0) }));
  writer.attempt(noAnswer({ queueId: 'A1', ...at(30) }));
  writer.attempt(anAttempt({ queueId: 'A1', ...at(61) }));
  writer.attempt(noAnswer({ queueId: 'A2', ...at(1) }));
  writer.attempt(anAttempt({ queueId: 'A2', ...at(11), ...bounced }));
  writer.attempt(noAnswer({ queueId: 'A3', ...at(2) }));
  writer.attempt(noAnswer({ queueId: 'A3', ...at(22) }));
  writer.attempt(noAnswer({ queueId: 'A4', ...at(0) }));
  writer.notAttempted(
    aSuspendedLine({ queueId: 'A4', kind: 'expired', domain: '', recipient: '', at: T0 + 5 * MINUTE }), // prettier-ignore
  );
  // Refused, not without an answer; and one that was delivered at once.
  writer.attempt(noAnswer({ queueId: 'A5', reason: 'refused', ...at(0) }));
  writer.attempt(anAttempt({ queueId: 'A6', ...at(0) }));
  await writer.flush();
  expect(await store.ask(retryLives())).toEqual([
    { seconds: 5 * 60, end: 'given_up', count: 1 },
    { seconds: 10 * 60, end: 'given_up', count: 1 },
    { seconds: 20 * 60, end: 'waiting', count: 1 },
    { seconds: 61 * 60, end: 'delivered', count: 1 },
  ]);
  expect((await store.ask(retryLives({}, 'unreachable'))).reduce((n, { count }) => n + count, 0)).toBe(5); // prettier-ignore
  await store.close();
});
