import { Dice } from './dice';
import { at, CUT_SHORT, failure, ROUTED, TLS } from './exim-failure';
import type { Attempt, Message, Spot } from './attempt';
import { Traffic } from './traffic';

const QUEUE_RUN = 1_800_000;

/** Lines as Exim 4.96 writes them into its main log, with Debian's choice of fields. */
export class EximLog {
  private readonly dice: Dice;
  private readonly traffic: Traffic;
  private second = -1;
  private stamp = '';
  private nextRun = 0;

  constructor(seed: number, domainCount: number, startAt: number) {
    this.dice = new Dice(seed);
    this.traffic = new Traffic(this.dice, domainCount, startAt);
  }

  *lines(): Generator<string> {
    for (const attempt of this.traffic.attempts()) {
      this.setClock(attempt.at);
      yield* this.besides(attempt.at);
      const id = idOf(attempt.message.spot);
      if (attempt.first) yield this.arrival(id, attempt.message);
      for (const text of this.delivery(attempt)) yield this.line(`${id} ${text}`);
      if (attempt.notice !== null) yield* this.notify(id, attempt.message.sender, attempt.notice);
      if (attempt.last) yield this.line(`${id} Completed`);
    }
  }

  private arrival(id: string, { client, sender, size }: Message): string {
    const hex = this.dice.hex(24);
    return this.line(
      `${id} <= ${sender} H=${client.name} [${client.ip}] P=esmtpsa ${TLS} CV=no A=plain_login:${sender} S=${size} id=${hex}@mail.sender.example`,
    );
  }

  private *delivery(attempt: Attempt): Generator<string> {
    const { message, ending, unreached } = attempt;
    const { recipients } = message;
    for (const { host, error } of unreached) yield `H=${at(host)} ${error}`;
    if (ending.how === 'silent' || ending.how === 'lost') {
      const why = CUT_SHORT[ending.how].replace('<>', `<${recipients[0] ?? ''}>`);
      yield `H=${at(ending.host)}: ${why}`;
    }
    if (ending.how === 'said' && ending.reply.code < 400) {
      yield* recipients.map((to, i) => `${i === 0 ? '=>' : '->'} ${to} ${this.taken(attempt)}`);
      return;
    }
    const why = failure(attempt);
    const failed = ending.how === 'said' && ending.reply.code >= 500;
    yield* recipients.map((to) => `${failed ? '**' : '=='} ${to} ${why.replace('<>', `<${to}>`)}`);
    if (attempt.last && !failed) {
      const where = ending.how === 'noDns' ? '' : ` ${ROUTED}`;
      yield* recipients.map((to) => `** ${to}${where}: retry timeout exceeded`);
    }
  }

  private taken({ at: now, message, ending, transferSeconds }: Attempt): string {
    if (ending.how !== 'said') return '';
    const { host, reply } = ending;
    const queued = Math.round((now - message.spot.at) / 1000 + transferSeconds);
    return `${ROUTED} H=${at(host)} ${TLS} CV=yes K C="${reply.lines.join('\\n')}" QT=${queued}s DT=${Math.round(transferSeconds)}s`;
  }

  private *notify(about: string, sender: string, notice: Spot): Generator<string> {
    const id = idOf(notice);
    const size = 3000 + this.dice.below(900);
    yield this.line(`${id} <= <> R=${about} U=Debian-exim P=local S=${size}`);
    yield this.line(`${id} => ${sender} R=local_user T=mail_spool QT=0s DT=0s`);
    yield this.line(`${id} Completed`);
  }

  /** Queue runs, and strangers at the door. */
  private *besides(now: number): Generator<string> {
    const { dice } = this;
    if (now >= this.nextRun) {
      this.nextRun = now + QUEUE_RUN;
      const pid = 10_000 + dice.below(50_000);
      yield this.line(`Start queue run: pid=${pid}`);
      yield this.line(`End queue run: pid=${pid}`);
    }
    if (dice.below(8) !== 0) return;
    const stranger = `[192.0.2.${dice.below(255)}]`;
    yield this.line(`no host name found for IP address ${stranger.slice(1, -1)}`);
    yield this.line(
      `H=(${dice.word()}.invalid) ${stranger} F=<${dice.word()}@${dice.word()}.invalid> rejected RCPT <${dice.word()}@elsewhere.example>: relay not permitted`,
    );
  }

  private line(text: string): string {
    return `${this.stamp} ${text}`;
  }

  private setClock(now: number): void {
    const second = Math.floor(now / 1000);
    if (second === this.second) return;
    this.second = second;
    this.stamp = new Date(now).toISOString().slice(0, 19).replace('T', ' ');
  }
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The second, the process and the fraction of the second, as up to 4.96. */
const idOf = ({ at: second, micros, slot }: Spot): string =>
  `${base62(Math.floor(second / 1000), 6)}-${base62(18_000 + slot, 6)}-${base62(Math.floor(micros / 500), 2)}`;

function base62(value: number, length: number): string {
  let text = '';
  for (let rest = value; text.length < length; rest = Math.floor(rest / 62))
    text = `${BASE62[rest % 62] ?? ''}${text}`;
  return text;
}
