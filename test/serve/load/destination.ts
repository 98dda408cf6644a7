import type { Dice } from '../../../bench/logs/dice';

/** Where mail goes. Everything about it follows from its number. */
export interface Destination {
  readonly domain: string;
  readonly number: number;
}

/** One address of a destination's mail hosts. */
export interface Address {
  readonly host: string;
  readonly ip: string;
}

/** Domains that get mail again and again. */
const REGULARS = 300;
/** One delivery in so many goes to a domain that no other delivery goes to: lost or doubled, it shows by name. */
const ONE_OF_A_KIND = 40;

export class Destinations {
  private lonely = 0;

  constructor(private readonly dice: Dice) {}

  next(): Destination {
    if (this.dice.below(ONE_OF_A_KIND) > 0) {
      const number = this.dice.zipf(REGULARS);
      return { number, domain: `d${number}.test` };
    }
    this.lonely += 1;
    return { number: REGULARS + this.lonely, domain: `once${this.lonely}.test` };
  }
}

/** The n-th address of the destination, in MX order. */
export function addressOf({ domain, number }: Destination, nth: number): Address {
  const [high, middle, low] = [(number >> 16) & 255, (number >> 8) & 255, number & 255];
  return { host: `mx${nth}.${domain}`, ip: `${10 + nth}.${high}.${middle}.${low}` };
}

/** An IPv6 address of the first mail host. */
export function sixOf({ domain, number }: Destination): Address {
  return { host: `mx0.${domain}`, ip: `fd99::${(number + 1).toString(16)}` };
}
