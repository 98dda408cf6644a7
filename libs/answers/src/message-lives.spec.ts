import type { MessageAttempt, MessageLine, MessageRecipient } from '@noanswer/store';
import { messageReports } from './message-lives';

const T0 = Date.UTC(2026, 4, 1, 12);
const HOUR = 3_600_000;

const jo: MessageRecipient = { token: '0102030405', address: '', status: 'deferred' };
const ann: MessageRecipient = { token: '0605040302', address: '', status: 'sent' };

/** At so many seconds, in the queue since the first second. */
function attempt(seconds: number, given: Partial<MessageAttempt> = {}): MessageAttempt {
  return {
    at: T0 + seconds * 1000,
    mta: 'postfix',
    logHost: 'out1',
    queueId: '3F2A41C0D2',
    domain: 'example.org',
    agent: 'smtp',
    reason: 'no_answer',
    rule: 'connect_timed_out',
    speaker: 'local',
    permanence: 'soft',
    replyCode: 0,
    enhancedCode: '',
    dsn: '4.4.1',
    host: '',
    ip: '',
    port: 0,
    queueSeconds: seconds,
    attemptSeconds: 30,
    text: 'connect to mx.example.org[192.0.2.1]:25: Connection timed out',
    recipients: [jo],
    connections: [],
    ...given,
  };
}

const delivered = (seconds: number, given: Partial<MessageAttempt> = {}): MessageAttempt =>
  attempt(seconds, {
    reason: 'delivered',
    recipients: [{ ...jo, status: 'sent' }],
    ...given,
  });

function line(seconds: number, given: Partial<MessageLine> = {}): MessageLine {
  return {
    at: T0 + seconds * 1000,
    mta: 'postfix',
    logHost: 'out1',
    queueId: '3F2A41C0D2',
    domain: 'example.org',
    kind: 'suspended',
    reason: 'no_answer',
    dsn: '4.4.1',
    verdict: '',
    recipient: jo,
    ...given,
  };
}

const wholeExpired = (seconds: number): MessageLine =>
  line(seconds, { kind: 'expired', domain: '', recipient: undefined });

it('tells the life of a message over its retries', () => {
  const [message, ...others] = messageReports(
    [delivered(7200), attempt(30), attempt(1830)],
    [line(900)],
  );
  expect(others).toEqual([]);
  expect(message).toMatchObject({
    arrivedAt: '2026-05-01T12:00:00Z',
    firstSeenAt: '2026-05-01T12:00:30Z',
    lastSeenAt: '2026-05-01T14:00:00Z',
    end: 'delivered',
    attempts: 3,
    recipients: [{ token: jo.token, end: 'delivered', endedAt: '2026-05-01T14:00:00Z' }],
  });
  expect(message?.events.map(({ kind, reason }) => [kind, reason])).toEqual([
    ['attempt', 'no_answer'],
    ['suspended', 'no_answer'],
    ['attempt', 'no_answer'],
    ['attempt', 'delivered'],
  ]);
});

it('keeps apart messages that had the same queue id, on another host or later', () => {
  const later = delivered(2 * 3600, { queueSeconds: 1.5 });
  const elsewhere = attempt(60, { logHost: 'out2' });
  const messages = messageReports([attempt(30), attempt(1830), later, elsewhere], []);
  expect(
    messages.map(({ logHost, arrivedAt, attempts, end }) => [logHost, arrivedAt, attempts, end]),
  ).toEqual([
    ['out1', '2026-05-01T13:59:58.500Z', 1, 'delivered'],
    ['out1', '2026-05-01T12:00:00Z', 2, 'waiting'],
    ['out2', '2026-05-01T12:00:00Z', 1, 'waiting'],
  ]);
});

it('gives a line that tells no arrival to the message that was there', () => {
  const second = attempt(7210, { queueSeconds: 10 });
  const lines = [line(4000), line(7205), wholeExpired(9000)];
  const [late, early] = messageReports([attempt(30), second], lines);
  expect(early?.events.map(({ at }) => at)).toEqual([
    '2026-05-01T12:00:30Z',
    '2026-05-01T13:06:40Z',
  ]);
  expect(early?.end).toBe('waiting');
  expect([late?.events.length, late?.end]).toEqual([3, 'expired']);
});

it('tells what is known of a message that was only ever suspended', () => {
  expect(messageReports([], [line(0), line(60)])).toMatchObject([
    { arrivedAt: null, attempts: 0, end: 'waiting', recipients: [{ domain: 'example.org' }] },
  ]);
});

describe('what became of each recipient', () => {
  const ends = (attempts: MessageAttempt[], lines: MessageLine[] = []): unknown =>
    messageReports(attempts, lines).map(({ end, recipients }) => [
      end,
      recipients.map((recipient) => recipient.end),
    ]);
  const status = (word: string): MessageAttempt =>
    attempt(30, { recipients: [{ ...jo, status: word }] });

  it.each([
    ['bounced', 'bounced'],
    ['expired', 'expired'],
    ['force_expired', 'expired'],
    ['deferred', 'waiting'],
    ['softbounce', 'waiting'],
    ['undeliverable', 'bounced'],
    ['sent', 'delivered'],
  ])('%s: %s', (word, end) => {
    expect(ends([status(word)])).toEqual([[end, [end]]]);
  });

  it('one was delivered, one still waits, and then is given up with the whole message', () => {
    const both = attempt(30, { recipients: [ann, jo] });
    expect(ends([both])).toEqual([['waiting', ['delivered', 'waiting']]]);
    expect(ends([both], [wholeExpired(9000)])).toEqual([['mixed', ['delivered', 'expired']]]);
  });

  it('what a filter of ours took is not delivered', () => {
    expect(ends([delivered(30, { reason: 'handed_over' })])).toEqual([
      ['handed_over', ['handed_over']],
    ]);
  });

  it('where nothing is kept of recipients one stands for a domain, and has no token', () => {
    const nobody = { token: '0000000000', address: '', status: 'deferred' };
    const one = attempt(30, { recipients: [nobody, nobody] });
    const other = attempt(31, { domain: 'example.net', recipients: [nobody] });
    const [message] = messageReports([one, other], []);
    expect(message?.recipients.map(({ token, domain }) => [token, domain])).toEqual([
      ['', 'example.org'],
      ['', 'example.net'],
    ]);
  });

  it('a message expires after the last attempt of the same moment', () => {
    expect(ends([attempt(5 * 24 * 3600)], [line(5 * 24 * 3600, { kind: 'expired' })])).toEqual([
      ['expired', ['expired']],
    ]);
  });
});

it('a queue id that was given out again in five days of retries is told apart by arrival alone', () => {
  const days = Array.from({ length: 10 }, (_, i) => attempt(i * 12 * 3600 + 30));
  expect(messageReports(days, [])).toHaveLength(1);
  const other = attempt(0, { at: T0 + 20 * 12 * HOUR, queueSeconds: 5 });
  expect(messageReports([...days, other], [])).toHaveLength(2);
});
