import type {
  AttemptRecipient,
  ConnectionAttempt,
  ConnectionResult,
  DeliveryAttempt,
  Reason,
  RecipientStatus,
} from '@noanswer/delivery';

/**
 * Delivery attempts as a busy relay's log tells of them, the same for the same seed: 60,000 recipient
 * domains by Zipf, half of them with a few large hosters; 70 % delivered; 5 % with several
 * recipients; retries of what was deferred; four log hosts in one log, a file a day.
 */
export interface MadeUpLog {
  readonly rows: number;
  readonly seed?: number;
  readonly days?: number;
  readonly domains?: number;
  readonly logHosts?: number;
  /** Postfix's long ids (`enable_long_queue_ids`) or the short ones in hex. */
  readonly queueIds?: 'long' | 'short';
  /** Stamps of rsyslog's RFC 3339 (milliseconds kept) or of the traditional format (seconds). */
  readonly stamps?: 'ms' | 's';
}

const START = Date.UTC(2026, 2, 2);
const DAY = 86_400_000;

export function* madeUpLog(log: MadeUpLog): Generator<DeliveryAttempt> {
  const random = mulberry32(log.seed ?? 1);
  const places = new Places(log.domains ?? 60_000, random);
  const days = log.days ?? 5;
  const step = (days * DAY) / log.rows;
  const retries: { at: number; message: Message }[] = [];
  let at = START;
  let day = 0;
  let offset = 0;
  for (let row = 0; row < log.rows; row++) {
    at += step * 2 * random();
    if (at >= START + (day + 1) * DAY) {
      day += 1;
      offset = 0;
    }
    const due = retries[0] !== undefined && retries[0].at <= at ? retries.shift() : undefined;
    const message = due?.message ?? newMessage(places, random, at, log);
    offset += 180 + Math.floor(900 * random());
    const stamp = log.stamps === 's' ? Math.floor(at / 1000) * 1000 : Math.floor(at);
    const attempt = attemptOf(message, stamp, `2026-03-${day}`, offset, random);
    if (attempt.permanence === 'soft' && message.tries++ < 6)
      retries.push({ at: at + 1_800_000 * (1 + random()), message });
    yield attempt;
  }
}

interface Place {
  readonly domain: string;
  readonly host: string;
  readonly ip: string;
  /** How this destination fails, if it does. */
  readonly failure: Failure;
  readonly failureRate: number;
}

interface Message {
  readonly place: Place;
  readonly queueId: string;
  readonly logHost: string;
  readonly arrivedAt: number;
  readonly locals: readonly string[];
  tries: number;
}

interface Failure {
  readonly reason: Reason;
  readonly status: RecipientStatus;
  readonly reply: number;
  readonly code: string;
  readonly connection: ConnectionResult;
  readonly text: (place: Place, local: string, random: Random) => string;
}

type Random = () => number;

const said = (reply: string) => (place: Place, local: string, random: Random) =>
  `host ${place.host}[${place.ip}] said: ${reply
    .replace('<>', `<${local}@${place.domain}>`)
    .replace('#', hex(random, 12))} (in reply to RCPT TO command)`;
const connect = (error: string) => (place: Place) =>
  `connect to ${place.host}[${place.ip}]:25: ${error}`;

const FAILURES: readonly (Failure & { share: number })[] = [
  failure(30, 'no_answer', 'deferred', 0, '4.4.1', 'no_answer', connect('Connection timed out')),
  failure(5, 'refused', 'deferred', 0, '4.4.1', 'refused', connect('Connection refused')),
  failure(
    20,
    'greylisted',
    'deferred',
    451,
    '4.7.1',
    'answered',
    said('451 4.7.1 <>: Recipient address rejected: Greylisted for 5 minutes'),
  ),
  failure(
    25,
    'unknown_recipient',
    'bounced',
    550,
    '5.1.1',
    'answered',
    said('550 5.1.1 <>: Recipient address rejected: User unknown in virtual mailbox table'),
  ),
  failure(
    10,
    'policy_rejected',
    'bounced',
    550,
    '5.7.1',
    'answered',
    said('550 5.7.1 Service unavailable, message blocked. [#.prod.example.net 2026-03-02T10:00Z]'),
  ),
  failure(
    10,
    'throttled',
    'deferred',
    421,
    '4.7.0',
    'answered',
    said('421 4.7.0 [TSS04] Messages from 198.51.100.7 temporarily deferred; see # for more'),
  ),
];

function failure(
  share: number,
  reason: Reason,
  status: RecipientStatus,
  reply: number,
  code: string,
  connection: ConnectionResult,
  text: Failure['text'],
): Failure & { share: number } {
  return { share, reason, status, reply, code, connection, text };
}

/** Where mail goes: domains drawn by Zipf, each with its mail host and its way of failing. */
class Places {
  private readonly places: Place[];
  private readonly cumulated: Float64Array;

  constructor(count: number, random: Random) {
    this.places = Array.from({ length: count }, () => newPlace(random));
    this.cumulated = new Float64Array(count);
    let sum = 0;
    for (let i = 0; i < count; i++) this.cumulated[i] = sum += 1 / (i + 1);
  }

  draw(random: Random): Place {
    const wanted = random() * (this.cumulated.at(-1) ?? 0);
    let low = 0;
    let high = this.cumulated.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.cumulated[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    const place = this.places[low];
    if (place === undefined) throw new Error('no place');
    return place;
  }
}

const TLDS = ['com', 'de', 'net', 'org', 'co.uk', 'fr', 'nl', 'pl', 'com.br', 'it'];

function newPlace(random: Random): Place {
  const domain = `${word(random, 5 + Math.floor(9 * random()))}.${TLDS[Math.floor(random() ** 2 * 10)] ?? 'com'}`;
  const hoster = random() < 0.5 ? Math.floor(40 * random() ** 2) : -1;
  const ip = [
    hoster === -1 ? 1 + Math.floor(222 * random()) : 100 + hoster,
    Math.floor(256 * random()),
    Math.floor((hoster === -1 ? 256 : 8) * random()),
    Math.floor(256 * random()),
  ].join('.');
  let share = random() * 100;
  const kind = FAILURES.find((candidate) => (share -= candidate.share) < 0) ?? FAILURES[0];
  if (kind === undefined) throw new Error('no failure');
  return {
    domain,
    host:
      hoster === -1
        ? `mx${Math.floor(3 * random())}.${domain}`
        : `${domain.replaceAll('.', '-')}.mail.hoster${hoster}.example`,
    ip,
    failure: kind,
    failureRate: random() < 0.25 ? 0.9 : 0.1,
  };
}

function newMessage(places: Places, random: Random, at: number, log: MadeUpLog): Message {
  const recipients = random() < 0.05 ? 2 + Math.floor(random() ** 2 * 6) : 1;
  return {
    place: places.draw(random),
    queueId: log.queueIds === 'short' ? shortId(at, random) : longId(at, random),
    logHost: `out${1 + Math.floor((log.logHosts ?? 4) * random())}.relay.example.com`,
    arrivedAt: at - 1000 * random() ** 8 * 20,
    locals: Array.from({ length: recipients }, () => word(random, 4 + Math.floor(10 * random()))),
    tries: 0,
  };
}

function attemptOf(
  message: Message,
  at: number,
  source: string,
  offset: number,
  random: Random,
): DeliveryAttempt {
  const { place } = message;
  const outcome = random() < place.failureRate ? failedAt(message, random) : delivered(place);
  const bytes = 150 + place.host.length + place.domain.length + (outcome.text === '' ? 40 : 150);
  const position = { source, offset, ordinal: 0 };
  const common = { at, mta: 'postfix', logHost: message.logHost, domain: place.domain } as const;
  const { status, result, ...told } = outcome;
  const answered = result === 'answered';
  const connection: ConnectionAttempt = {
    ...common,
    position: answered ? position : { ...position, offset: offset - 110 },
    host: place.host,
    ip: place.ip,
    port: 25,
    result,
    weight: answered ? bytes : 120,
  };
  return {
    ...common,
    ...told,
    position,
    syslogName: 'postfix',
    agent: 'smtp',
    queueId: message.queueId,
    queueSeconds: twoDigits((at - message.arrivedAt) / 1000 + 0.1),
    attemptSeconds: twoDigits(result === 'no_answer' ? 30 : 0.1 + 3 * random() ** 3),
    recipients: message.locals.map((local): AttemptRecipient => ({
      address: `${local}@${place.domain}`,
      status,
      dsn: outcome.dsn,
    })),
    connections: [connection],
    weight: bytes * message.locals.length,
  };
}

type Told = Pick<
  DeliveryAttempt,
  | 'reason'
  | 'rule'
  | 'speaker'
  | 'permanence'
  | 'replyCode'
  | 'enhancedCode'
  | 'dsn'
  | 'relayHost'
  | 'relayIp'
  | 'relayPort'
  | 'text'
> & { readonly status: RecipientStatus; readonly result: ConnectionResult };

const delivered = ({ host, ip }: Place): Told => ({
  reason: 'delivered',
  rule: 'sent',
  speaker: 'remote',
  permanence: 'none',
  replyCode: 250,
  enhancedCode: '2.0.0',
  dsn: '2.0.0',
  relayHost: host,
  relayIp: ip,
  relayPort: 25,
  text: '',
  status: 'sent',
  result: 'answered',
});

function failedAt({ place, locals }: Message, random: Random): Told {
  const { reason, status, reply, code, connection: result, text } = place.failure;
  const answered = reply > 0;
  return {
    reason,
    rule: reason,
    speaker: answered ? 'remote' : 'local',
    permanence: status === 'deferred' ? 'soft' : 'hard',
    replyCode: reply,
    enhancedCode: answered ? code : '',
    dsn: code,
    relayHost: answered ? place.host : '',
    relayIp: answered ? place.ip : '',
    relayPort: answered ? 25 : 0,
    text: text(place, locals[0] ?? '', random),
    status,
    result,
  };
}

/** As Postfix prints delays: two digits that count. */
const twoDigits = (value: number): number => Number(Math.max(0.01, value).toPrecision(2));

const BASE52 = '0123456789BCDFGHJKLMNPQRSTVWXYZbcdfghjklmnpqrstvwxyz';

function longId(at: number, random: Random): string {
  const inode = base52(inodeOf(random), 4);
  return `${base52(Math.floor(at / 1000), 6)}${base52(Math.floor(1e6 * random()), 4)}z${inode}`;
}

/** File systems give a freed inode number out again at once: a queue lives in a few thousand. */
const inodeOf = (random: Random): number => 1_300_000 + Math.floor(4096 * random());

function base52(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 52))
    text = `${BASE52[rest % 52] ?? ''}${text}`;
  return text;
}

const shortId = (_: number, random: Random): string =>
  (hex(random, 5) + inodeOf(random).toString(16)).toUpperCase();

const hex = (random: Random, length: number): string =>
  Array.from({ length }, () => Math.floor(16 * random()).toString(16)).join('');

function word(random: Random, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++)
    text += i % 2 === 0 ? pick('bcdfghjklmnprstvwz', random) : pick('aeiou', random);
  return text;
}

const pick = (letters: string, random: Random): string =>
  letters.charAt(Math.floor(letters.length * random()));

function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
