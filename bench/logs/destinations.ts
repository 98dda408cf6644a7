import type { Dice } from './dice';

/** How a destination behaves. Nothing but its MTA's mood changes from one attempt to the next. */
export type Kind =
  | 'ok'
  | 'firstDead' // the first host never answers, the second takes the mail
  | 'slow' // greylists a first try
  | 'grey' // greylists for ever
  | 'throttled'
  | 'dead'
  | 'refused'
  | 'noRoute'
  | 'silent' // connects, says nothing
  | 'lost'
  | 'noDns';

export type Operator = 'own' | 'google' | 'microsoft';

export interface Host {
  readonly name: string;
  readonly ip: string;
}

export interface Destination {
  readonly name: string;
  readonly kind: Kind;
  readonly operator: Operator;
  readonly hosts: readonly [Host, Host];
}

const KINDS: readonly (readonly [Kind, number])[] = [
  ['ok', 68],
  ['firstDead', 3],
  ['slow', 9],
  ['grey', 3],
  ['throttled', 2],
  ['dead', 7],
  ['refused', 3],
  ['noRoute', 1],
  ['silent', 2],
  ['lost', 1],
  ['noDns', 1],
];

const HOSTED_KINDS: readonly (readonly [Kind, number])[] = [
  ['ok', 97],
  ['throttled', 3],
];

const OPERATORS: readonly (readonly [Operator, number])[] = [
  ['own', 55],
  ['microsoft', 25],
  ['google', 20],
];

/** The largest destinations get a quarter of the mail: one dead among them would be all the log. */
const LARGE = 20;

/**
 * The world's domains, each with hosts that stay the same. Large operators' hosts have their real
 * names, for that is what a reader of logs may go by; all addresses are from ranges nobody has.
 */
export function makeDestinations(dice: Dice, count: number): readonly Destination[] {
  return Array.from({ length: count }, (_, i): Destination => {
    const name = `${dice.word()}${i}.${dice.pick(['example', 'test', 'invalid'])}`;
    const operator = dice.weighted(OPERATORS);
    const kind = dice.weighted(operator === 'own' ? KINDS : HOSTED_KINDS);
    return { name, kind: i < LARGE ? 'ok' : kind, operator, hosts: hostsOf(operator, name, i) };
  });
}

function hostsOf(operator: Operator, name: string, i: number): readonly [Host, Host] {
  const pooled = (from: number): string => `203.0.113.${from + (i % 24)}`;
  switch (operator) {
    case 'google':
      return [
        { name: 'aspmx.l.google.com', ip: pooled(0) },
        { name: 'alt1.aspmx.l.google.com', ip: pooled(24) },
      ];
    case 'microsoft': {
      const host = `${name.replaceAll('.', '-')}.mail.protection.outlook.com`;
      return [
        { name: host, ip: pooled(64) },
        { name: host, ip: pooled(88) },
      ];
    }
    case 'own':
      return [
        { name: `mx1.${name}`, ip: benchmarkAddress(2 * i) },
        { name: `mx2.${name}`, ip: benchmarkAddress(2 * i + 1) },
      ];
  }
}

/** 198.18.0.0/15 is set aside for benchmarks (RFC 2544). */
function benchmarkAddress(n: number): string {
  return `198.${18 + ((n >> 16) & 1)}.${(n >> 8) & 255}.${n & 255}`;
}
