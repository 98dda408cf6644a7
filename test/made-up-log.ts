import fc from 'fast-check';
import { eximLines } from './made-up-exim';
import { postfixLines } from './made-up-postfix';

/** How a connect to one address fails. */
export type Failure = 'timed out' | 'refused' | 'no route' | 'no greeting';

/** One try to deliver one message to one domain. */
export interface Delivery {
  readonly domain: number;
  readonly recipients: number;
  /** What happens at the domain's addresses, one after the other, before the ending. */
  readonly failures: readonly Failure[];
  /** `none`: the process dies, and no delivery line is ever written. */
  readonly ending: 'sent' | 'failed' | 'rejected' | 'suspended' | 'none';
  /** The last connect line, so many times more, as syslog daemons write it. */
  readonly repeated: number;
  readonly classicRepeat: boolean;
  readonly pauseBefore: number;
  readonly secondsPerStep: number;
}

/** One process of Postfix, or one message of Exim, with the deliveries it makes one by one. */
export interface Worker {
  readonly mta: 'postfix' | 'exim';
  /** Hosts differ in how their lines are stamped. */
  readonly host: number;
  readonly pid: number;
  readonly startsAfter: number;
  readonly deliveries: readonly Delivery[];
}

/** A line before it has a stamp: `at` in milliseconds since 1970. */
export interface TimedText {
  readonly at: number;
  readonly host: number;
  /** `postfix/smtp[17]: connect to …`; Exim: with program and pid where it writes through syslog. */
  readonly text: string;
}

const delivery = fc.record<Delivery>({
  domain: fc.nat(4),
  recipients: fc.integer({ min: 1, max: 4 }),
  failures: fc.array(fc.constantFrom('timed out', 'refused', 'no route', 'no greeting'), {
    maxLength: 4,
  }),
  ending: fc.constantFrom('sent', 'failed', 'failed', 'rejected', 'suspended', 'none'),
  repeated: fc.constantFrom(0, 0, 0, 1, 3, 7),
  classicRepeat: fc.boolean(),
  pauseBefore: fc.constantFrom(0, 0, 1, 30, 400, 1200),
  secondsPerStep: fc.constantFrom(0, 0, 1, 3, 30),
});

export const worker = fc.record<Worker>({
  mta: fc.constantFrom('postfix', 'postfix', 'exim'),
  host: fc.nat(3),
  pid: fc.integer({ min: 100, max: 999 }),
  startsAfter: fc.nat(600),
  deliveries: fc.array(delivery, { minLength: 1, maxLength: 6 }),
});

/** Half past ten in the evening: a log may go past midnight. */
export const BEGIN = Date.UTC(2026, 10, 20, 22, 30);

/** A log in which several hosts and processes interleave; perhaps without its last line ending. */
export const madeUpLog: fc.Arbitrary<string> = fc
  .tuple(
    fc.uniqueArray(worker, { minLength: 2, maxLength: 12, selector: ({ pid }) => pid }),
    fc.boolean(),
  )
  .map(([workers, endsInLine]) => {
    const text = writtenLog(workers);
    return endsInLine ? text : text.slice(0, -1);
  });

/** What syslog has written when all workers have done their work. */
export function writtenLog(workers: readonly Worker[], begin = BEGIN): string {
  return workers
    .flatMap((one) => (one.mta === 'postfix' ? postfixLines : eximLines)(one, begin))
    .sort((a, b) => a.at - b.at)
    .map((line) => `${stamped(line)}\n`)
    .join('');
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** Host 0 writes stamps without a year, 1 RFC 3339, 2 with a priority before it; 3 is Exim's own log. */
function stamped({ at, host, text }: TimedText): string {
  const time = new Date(at);
  const iso = time.toISOString();
  if (host === 1) return `${iso.replace('Z', '000+00:00')} out1 ${text}`;
  if (host === 3 && !text.includes(']: ')) return `${iso.slice(0, 19).replace('T', ' ')} ${text}`;
  const day = String(time.getUTCDate()).padStart(2);
  const stamp = `${MONTHS[time.getUTCMonth()] ?? ''} ${day} ${iso.slice(11, 19)}`;
  return `${host === 2 ? '<22>' : ''}${stamp} out${host} ${text}`;
}
