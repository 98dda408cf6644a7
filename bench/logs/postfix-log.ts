import { Dice } from './dice';
import { toldBy } from './postfix-told';
import type { Attempt, Message, Spot } from './attempt';
import { Traffic } from './traffic';

const QMGR = 1200;
const OUR_STORE = 'mail.sender.example[private/dovecot-lmtp]';

/** Lines as Postfix 3.7 writes them, through a syslog with stamps of the old kind. */
export class PostfixLog {
  private readonly dice: Dice;
  private readonly traffic: Traffic;
  private second = -1;
  private stamp = '';

  constructor(seed: number, domainCount: number, startAt: number) {
    this.dice = new Dice(seed);
    this.traffic = new Traffic(this.dice, domainCount, startAt);
  }

  *lines(): Generator<string> {
    for (const attempt of this.traffic.attempts()) {
      this.setClock(attempt.at);
      if (attempt.first) yield* this.arrive(attempt.message);
      yield* this.deliver(attempt);
      if (attempt.notice !== null) yield* this.notify(attempt.message, attempt.notice);
      if (attempt.last) yield this.line('qmgr', QMGR, `${idOf(attempt.message.spot)}: removed`);
    }
  }

  private *arrive({ spot, client, sender }: Message): Generator<string> {
    const { dice } = this;
    const id = idOf(spot);
    const from = `${client.name}[${client.ip}]`;
    const smtpd = 2000 + dice.below(40);
    yield this.line('smtpd', smtpd, `connect from ${from}`);
    yield this.line(
      'smtpd',
      smtpd,
      `${id}: client=${from}, sasl_method=PLAIN, sasl_username=${sender}`,
    );
    yield this.cleanup(id, dice.hex(24));
    yield this.line(
      'smtpd',
      smtpd,
      `disconnect from ${from} ehlo=2 starttls=1 auth=1 mail=1 rcpt=1 data=1 quit=1 commands=8`,
    );
  }

  private *deliver(attempt: Attempt): Generator<string> {
    const { message, ending } = attempt;
    const { spot, sender, size, recipients } = message;
    const id = idOf(spot);
    const nrcpt = recipients.length;
    yield this.queued(id, sender, size, nrcpt);
    const agent = ending.how === 'suspended' ? 'error' : 'smtp';
    const pid = 5000 + this.dice.below(120);
    for (const { host, error } of attempt.unreached) {
      yield this.line(agent, pid, `connect to ${host.name}[${host.ip}]:25: ${error}`);
    }
    const told = toldBy(attempt);
    if (ending.how === 'said') {
      yield this.line(
        agent,
        pid,
        `Untrusted TLS connection established to ${told.relay}: TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits) key-exchange X25519 server-signature RSA-PSS (2048 bits) server-digest SHA256`,
      );
    }
    const delays = this.delaysOf(attempt);
    for (const recipient of recipients) {
      yield this.line(
        agent,
        pid,
        `${id}: to=<${recipient}>, relay=${told.relay}, ${delays}, dsn=${told.dsn}, status=${told.status} (${told.text})`,
      );
    }
    if (attempt.last && told.status === 'deferred') {
      yield this.line('qmgr', QMGR, `${id}: from=<${sender}>, status=expired, returned to sender`);
    }
  }

  private *notify({ spot, sender }: Message, notice: Spot): Generator<string> {
    const { dice } = this;
    const id = idOf(notice);
    yield this.cleanup(id, dice.hex(24));
    yield this.line(
      'bounce',
      6000 + dice.below(5),
      `${idOf(spot)}: sender non-delivery notification: ${id}`,
    );
    yield this.queued(id, '', 3000 + dice.below(900), 1);
    yield this.line(
      'lmtp',
      6500 + dice.below(5),
      `${id}: to=<${sender}>, relay=${OUR_STORE}, delay=0.05, delays=0.02/0/0.01/0.02, dsn=2.0.0, status=sent (250 2.0.0 <${sender}> ${dice.hex(22)} Saved)`,
    );
    yield this.line('qmgr', QMGR, `${id}: removed`);
  }

  private delaysOf({ at, message, connectSeconds, transferSeconds }: Attempt): string {
    const before = (at - message.spot.at) / 1000 + this.dice.spread(0.01, 0.3);
    const all = before + connectSeconds + transferSeconds;
    return `delay=${digits(all)}, delays=${digits(before)}/${digits(this.dice.spread(0.005, 0.2))}/${digits(connectSeconds)}/${digits(transferSeconds)}`;
  }

  private queued(id: string, sender: string, size: number, nrcpt: number): string {
    return this.line(
      'qmgr',
      QMGR,
      `${id}: from=<${sender}>, size=${size}, nrcpt=${nrcpt} (queue active)`,
    );
  }

  private cleanup(id: string, hex: string): string {
    const pid = 3000 + this.dice.below(20);
    return this.line('cleanup', pid, `${id}: message-id=<${hex}@mail.sender.example>`);
  }

  private line(daemon: string, pid: number, text: string): string {
    return `${this.stamp} out1 postfix/${daemon}[${pid}]: ${text}`;
  }

  private setClock(at: number): void {
    const second = Math.floor(at / 1000);
    if (second === this.second) return;
    this.second = second;
    const date = new Date(at);
    const utc = date.toUTCString();
    const day = String(date.getUTCDate()).padStart(2, ' ');
    this.stamp = `${utc.slice(8, 11)} ${day} ${utc.slice(17, 25)}`;
  }
}

/** Short ids: the microseconds, then the inode of the queue file, both in hex. */
const idOf = ({ micros, slot }: Spot): string =>
  (micros.toString(16).padStart(5, '0') + (1_300_000 + slot).toString(16)).toUpperCase();

/** As Postfix prints delays: two digits that count. */
const digits = (seconds: number): string =>
  seconds < 0.005
    ? '0'
    : String(seconds < 100 ? Number(seconds.toPrecision(2)) : Math.round(seconds));
