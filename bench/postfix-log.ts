import { Dice } from './dice';

/**
 * Lines as Postfix 3.7 writes them for a relay with outbound mail to many domains: each message
 * comes in through smtpd, is queued, delivered or deferred, and removed. Shares follow what busy
 * relays see: seven of ten messages are delivered at once, some domains are dead, retries go on.
 */
export class PostfixLog {
  private readonly dice: Dice;
  private readonly domains: readonly Domain[];
  private at: number;
  private readonly retries: { at: number; message: Message }[] = [];

  constructor(seed: number, domainCount: number, startAt: number) {
    this.dice = new Dice(seed);
    this.at = startAt;
    this.domains = Array.from({ length: domainCount }, (_, i) => ({
      name: `${this.dice.word()}${i}.${this.dice.pick(['example', 'test', 'invalid'])}`,
      kind: this.dice.weighted(KINDS),
      net: `${198 + (i & 1)}.${(i >> 16) & 255}.${(i >> 8) & 255}`,
    }));
  }

  /** The lines of one more message, or of one more try of a deferred one. */
  *lines(): Generator<string> {
    for (;;) {
      this.at += this.dice.below(1500);
      const due = this.retries[0];
      if (due !== undefined && due.at <= this.at) {
        this.retries.shift();
        yield* this.deliver(due.message);
      } else {
        yield* this.arrive();
      }
    }
  }

  private *arrive(): Generator<string> {
    const { dice } = this;
    const id = dice.hex(11).toUpperCase();
    const client = `${dice.word()}.clients.example[198.51.100.${dice.below(255)}]`;
    const sender = `${dice.word()}@${dice.word()}.example`;
    const domain = this.domains[dice.zipf(this.domains.length)] ?? this.domains[0];
    if (domain === undefined) return;
    const recipients = dice.below(20) === 0 ? 2 + dice.below(4) : 1;
    const smtpd = 2000 + dice.below(40);
    yield this.line('smtpd', smtpd, `connect from ${client}`);
    yield this.line(
      'smtpd',
      smtpd,
      `${id}: client=${client}, sasl_method=PLAIN, sasl_username=${sender}`,
    );
    yield this.line(
      'cleanup',
      3000 + dice.below(20),
      `${id}: message-id=<${dice.hex(24)}@${sender}>`,
    );
    yield this.line(
      'smtpd',
      smtpd,
      `disconnect from ${client} ehlo=2 starttls=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=8`,
    );
    const size = 900 + dice.below(90_000);
    yield* this.deliver({ id, sender, domain, recipients, size, tries: 0, since: this.at });
  }

  private *deliver(message: Message): Generator<string> {
    const { dice } = this;
    const { id, sender, domain, recipients, size } = message;
    message.tries++;
    yield this.line(
      'qmgr',
      1200,
      `${id}: from=<${sender}>, size=${size}, nrcpt=${recipients} (queue active)`,
    );
    const mx = 1 + dice.below(2);
    const host = `mx${mx}.${domain.name}`;
    const ip = `${domain.net}.${mx}`;
    const pid = 5000 + dice.below(120);
    const age = Math.round((this.at - message.since) / 1000);
    const head = (relay: string, dsn: string, status: string, text: string): string[] =>
      Array.from(
        { length: recipients },
        (_, i) =>
          `${id}: to=<user${i}.${size}@${domain.name}>, relay=${relay}, delay=${age + 1.2}, delays=${age}/0.02/0.6/0.58, dsn=${dsn}, status=${status} (${text})`,
      );
    const relay = `${host}[${ip}]:25`;
    const outcome = domain.kind === 'slow' && message.tries > 1 ? 'ok' : domain.kind;
    const fails = OUTCOMES[outcome === 'slow' ? 'grey' : outcome](host, ip, dice);
    for (const connect of fails.connects) yield this.line('smtp', pid, connect);
    if (fails.tls) {
      yield this.line(
        'smtp',
        pid,
        `Untrusted TLS connection established to ${relay}: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256`,
      );
    }
    for (const text of head(fails.reached ? relay : 'none', fails.dsn, fails.status, fails.text)) {
      yield this.line('smtp', pid, text);
    }
    if (fails.status === 'deferred' && message.tries < 4) {
      this.retries.push({ at: this.at + 300_000 * message.tries, message });
    } else {
      yield this.line('qmgr', 1200, `${id}: removed`);
    }
  }

  private line(daemon: string, pid: number, text: string): string {
    const stamp = new Date(this.at).toUTCString();
    const day = String(new Date(this.at).getUTCDate()).padStart(2, ' ');
    return `${stamp.slice(8, 11)} ${day} ${stamp.slice(17, 25)} out1 postfix/${daemon}[${pid}]: ${text}`;
  }
}

type Kind = 'ok' | 'dead' | 'refused' | 'grey' | 'slow' | 'unknown' | 'silent';

const KINDS: readonly (readonly [Kind, number])[] = [
  ['ok', 70],
  ['slow', 8],
  ['unknown', 8],
  ['dead', 6],
  ['grey', 4],
  ['refused', 2],
  ['silent', 2],
];

interface Domain {
  readonly name: string;
  readonly kind: Kind;
  /** First three numbers of its hosts' addresses. */
  readonly net: string;
}

interface Message {
  readonly id: string;
  readonly sender: string;
  readonly domain: Domain;
  readonly recipients: number;
  readonly size: number;
  readonly since: number;
  tries: number;
}

interface Outcome {
  readonly connects: readonly string[];
  readonly reached: boolean;
  readonly tls: boolean;
  readonly dsn: string;
  readonly status: string;
  readonly text: string;
}

type Play = (host: string, ip: string, dice: Dice) => Outcome;

const OUTCOMES: Readonly<Record<Exclude<Kind, 'slow'>, Play>> = {
  ok: (_host, _ip, dice) =>
    said('2.0.0', 'sent', `250 2.0.0 Ok: queued as ${dice.hex(11).toUpperCase()}`),
  grey: (host, ip) =>
    said(
      '4.7.1',
      'deferred',
      `host ${host}[${ip}] said: 450 4.7.1 <x@y.example>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/y.example.html (in reply to RCPT TO command)`,
    ),
  unknown: (host, ip) =>
    said(
      '5.1.1',
      'bounced',
      `host ${host}[${ip}] said: 550 5.1.1 <x@y.example>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command)`,
    ),
  dead: (host, ip) =>
    failed([
      `connect to ${host}[${ip}]:25: Connection timed out`,
      `connect to alt.${host}[${ip}0]:25: Connection timed out`,
    ]),
  refused: (host, ip) => failed([`connect to ${host}[${ip}]:25: Connection refused`]),
  silent: (host, ip) => ({
    ...said(
      '4.4.2',
      'deferred',
      `conversation with ${host}[${ip}] timed out while receiving the initial server greeting`,
    ),
    tls: false,
  }),
};

function said(dsn: string, status: string, text: string): Outcome {
  return { connects: [], reached: true, tls: true, dsn, status, text };
}

function failed(connects: readonly string[]): Outcome {
  return {
    connects,
    reached: false,
    tls: false,
    dsn: '4.4.1',
    status: 'deferred',
    text: connects.at(-1) ?? '',
  };
}
