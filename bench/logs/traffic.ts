import type { Attempt, ConnectError, Ending, Message, Spot } from './attempt';
import type { Destination, Host, Kind } from './destinations';
import { makeDestinations } from './destinations';
import type { Dice } from './dice';
import { GREYLISTS, TAKEN, THROTTLES, UNKNOWN_RECIPIENT } from './replies';

const TRIES = 5;
const BETWEEN_TRIES = 300_000;

/**
 * Outbound mail of a busy relay, whatever MTA it runs: seven of ten messages are delivered at once,
 * some destinations are dead, retries go on until they succeed or time is up.
 */
export class Traffic {
  private readonly destinations: readonly Destination[];
  /** By number of tries: within one, what came first is due first. */
  private readonly waiting: Message[][] = Array.from({ length: TRIES }, () => []);
  private readonly dueAt = new WeakMap<Message, number>();

  constructor(
    readonly dice: Dice,
    domainCount: number,
    private at: number,
  ) {
    this.destinations = makeDestinations(dice, domainCount);
  }

  *attempts(): Generator<Attempt> {
    for (;;) {
      this.at += this.dice.below(1500);
      yield this.try(this.due() ?? this.arrive());
    }
  }

  private due(): Message | undefined {
    const queue = this.waiting.find(([next]) => next && (this.dueAt.get(next) ?? 0) <= this.at);
    return queue?.shift();
  }

  private arrive(): Message {
    const { dice } = this;
    const destination = this.destinations[dice.zipf(this.destinations.length)];
    if (destination === undefined) throw new RangeError('no destinations');
    const count = dice.below(20) === 0 ? 2 + dice.below(4) : 1;
    return {
      spot: this.spot(),
      sender: `${dice.word()}@${dice.word()}.example`,
      client: { name: `${dice.word()}.clients.example`, ip: `198.51.100.${dice.below(255)}` },
      destination,
      recipients: Array.from({ length: count }, () => `${this.person()}@${destination.name}`),
      size: 900 + dice.below(90_000),
      tries: 0,
    };
  }

  /** Half the mail goes to people who get more of it, half to people who are met once. */
  private person(): string {
    const { dice } = this;
    return dice.below(2) === 0 ? `person.${dice.zipf(200)}` : `${dice.word()}.${dice.word()}`;
  }

  private try(message: Message): Attempt {
    const { dice } = this;
    const [host] = message.destination.hosts;
    message.tries++;
    const unreached = this.unreached(message);
    const ending = this.ending(message, unreached.length > 0 ? message.destination.hosts[1] : host);
    const final = ending.how === 'said' && (ending.reply.code < 400 || ending.reply.code >= 500);
    const last = final || message.tries === TRIES;
    if (!last) this.wait(message);
    return {
      at: this.at,
      message,
      first: message.tries === 1,
      last,
      unreached: ending.how === 'suspended' ? [] : unreached,
      ending,
      connectSeconds: ending.how === 'said' ? dice.spread(0.03, 2) : dice.spread(5, 60),
      transferSeconds: ending.how === 'said' ? dice.spread(0.05, 5) : 0,
      notice: last && !(ending.how === 'said' && ending.reply.code < 400) ? this.spot() : null,
    };
  }

  private wait(message: Message): void {
    this.dueAt.set(message, this.at + BETWEEN_TRIES * message.tries);
    this.waiting[message.tries]?.push(message);
  }

  private unreached({ destination }: Message): Attempt['unreached'] {
    const [first, second] = destination.hosts;
    const error = CONNECT_ERRORS[destination.kind];
    if (error === undefined) return [];
    const both = destination.kind === 'dead' || destination.kind === 'noRoute';
    return (both ? [first, second] : [first]).map((host) => ({ host, error }));
  }

  private ending({ destination, recipients, tries }: Message, host: Host): Ending {
    const { dice } = this;
    const { kind, operator } = destination;
    const say = (says: typeof TAKEN): Ending => ({
      how: 'said',
      host,
      reply: says[operator](destination, recipients[0] ?? '', dice),
    });
    switch (kind) {
      case 'noDns':
        return { how: 'noDns' };
      case 'silent':
      case 'lost':
        return { how: kind, host };
      case 'dead':
      case 'refused':
      case 'noRoute':
        // MTAs leave a destination alone that just failed: other messages wait without a try.
        return { how: tries > 1 && dice.below(4) === 0 ? 'suspended' : 'unreached' };
      case 'grey':
        return say(GREYLISTS);
      case 'throttled':
        return say(dice.below(3) === 0 ? TAKEN : THROTTLES);
      case 'slow':
        return say(tries === 1 ? GREYLISTS : TAKEN);
      case 'firstDead':
      case 'ok':
        return say(dice.below(14) === 0 ? UNKNOWN_RECIPIENT : TAKEN);
    }
  }

  private spot(): Spot {
    return { at: this.at, micros: this.dice.below(1_000_000), slot: this.dice.below(4096) };
  }
}

const CONNECT_ERRORS: Partial<Record<Kind, ConnectError>> = {
  dead: 'Connection timed out',
  firstDead: 'Connection timed out',
  refused: 'Connection refused',
  noRoute: 'No route to host',
};
