import { join } from 'node:path';
import { readTsv } from './count-by-shell';

/** What tests ask of a domain of `GET /v1/domains`; written down here, not taken from the code under test. */
export interface DomainTold {
  readonly domain: string;
  readonly attempts: number;
  readonly delivered: number;
  readonly noAnswer: number;
  readonly unreachable: number;
  readonly behaviour: string;
  readonly reasons: Readonly<Record<string, number>>;
  readonly hosts: readonly { readonly noAnswer: number }[];
  readonly fault: { readonly side: string };
  readonly lastAnswer: string | null;
  readonly state: string | null;
  readonly spiking: boolean | null;
}

/** How one destination was set up, as one log host met it. */
export interface LabDomain {
  readonly logHost: string;
  readonly domain: string;
  /** What mail to it should do; several where two instances of Postfix handle it. */
  readonly behaviours: readonly string[];
  /** Some mail to it goes by way of relays that are down. */
  readonly isRelayed: boolean;
}

export const LAB = join(__dirname, 'lab/logs');
/** Which machine wrote which log: test/lab/README.md. */
export const LAB_LOGS: Readonly<Record<string, string>> = {
  'postfix.log': 'out1',
  'postfix-rfc3339.log': 'out2',
  'exim-mainlog': 'out3',
  'exim-selectors-mainlog': 'out4',
  'exim-syslog.log': 'out5',
};

/** Every recipient domain of `truth.tsv`, log by log. */
export function labDomains(): readonly LabDomain[] {
  const rows = readTsv(join(LAB, 'truth.tsv')).slice(1);
  const byDomain = Map.groupBy(rows, ([log = '', , , domain = '']) => `${log} ${domain}`);
  return [...byDomain.values()].map((same) => {
    const [log = '', , , domain = ''] = same[0] ?? [];
    const own = same.filter(([, , sender, , , , , , note = '']) => sender === '' && !note.startsWith('address probe')); // prettier-ignore
    return {
      ...{ logHost: LAB_LOGS[log] ?? '', domain },
      behaviours: own.map(([, , , , behaviour = '']) => behaviour),
      isRelayed: same.some(([, , sender]) => sender !== ''),
    };
  });
}

/** Not one behaviour of the destination: our own machine's users. */
const BEYOND = 'local_mixed';
const NETWORK = ['no_answer', 'refused', 'no_route', 'network_unreachable', 'greeting_timeout'];

/** What does not fit, in words; empty: it is told as it was set up. */
export function faultsOf(truth: LabDomain, told: DomainTold): readonly string[] {
  const failed = failuresOf(truth, told);
  const isSure = told.state === null || (told.state === 'healthy' && told.lastAnswer !== null);
  const states = isSure ? [] : [`${truth.domain} was not seen long enough to be ${told.state}`];
  const wrong = truth.behaviours
    .filter((behaviour) => behaviour !== BEYOND && !fits(behaviour, failed, told))
    .map(
      (behaviour) =>
        `${truth.logHost} ${truth.domain} should be ${behaviour}: ${JSON.stringify(told)}`,
    );
  return [...wrong, ...states];
}

/** Attempts that failed by reason, without those that tell nothing of the destination. */
function failuresOf(
  { behaviours, isRelayed }: LabDomain,
  { reasons }: DomainTold,
): Readonly<Record<string, number>> {
  const besides = ['delivered', 'handed_over'];
  if (isRelayed) besides.push('no_answer', 'refused');
  // The first instance's way to the second one was down for a while.
  if (behaviours.includes('handed_over')) besides.push('local_fault');
  return Object.fromEntries(Object.entries(reasons).filter(([reason]) => !besides.includes(reason)));
} // prettier-ignore

type Judge = (told: DomainTold, failed: Readonly<Record<string, number>>) => boolean;

const sumOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

/** It answered each time, and never with yes. */
const saidNo: Judge = ({ unreachable, delivered, lastAnswer }, failed) =>
  sumOf(failed) > 0 && lastAnswer !== null && unreachable === 0 && delivered === 0;
const toldInOneWord =
  (behaviour: string): Judge =>
  (told) =>
    told.behaviour === behaviour && told.unreachable === 0;

const JUDGES: Readonly<Record<string, Judge>> = {
  handed_over: ({ reasons }) => (reasons['handed_over'] ?? 0) > 0,
  delivered: ({ delivered }, failed) => delivered > 0 && delivered >= sumOf(failed),
  mixed: ({ delivered }, failed) => delivered > 0 && sumOf(failed) > 0,
  remote_reject: saidNo,
  remote_tempfail: saidNo,
  answered_then_no_answer: (told, failed) =>
    saidNo(told, failed) && told.hosts.some(({ noAnswer }) => noAnswer > 0),
  local_fault: ({ lastAnswer, unreachable }) => lastAnswer === null && unreachable === 0,
  dns_nullmx: mostly('dns_no_mail_host'),
  dns_nxdomain: (told, failed) =>
    mostly('dns_nxdomain')(told, failed) || mostly('dns_no_mail_host')(told, failed),
  delivered_after_no_answer: toldInOneWord('delivered_after_no_answer'),
  delivered_after_greeting_timeout: toldInOneWord('delivered_after_greeting_timeout'),
};

function mostly(reason: string): Judge {
  return (_, failed) => 2 * (failed[reason] ?? 0) > sumOf(failed);
}

function fits(
  behaviour: string,
  failed: Readonly<Record<string, number>>,
  told: DomainTold,
): boolean {
  const judge = JUDGES[behaviour] ?? mostly(behaviour);
  return judge(told, failed) && (!NETWORK.includes(behaviour) || isSilent(behaviour, told));
}

/** Nothing of it answered: it is said in one word, counted, and whose fault it is. */
function isSilent(reason: string, { behaviour, unreachable, delivered, noAnswer, fault }: DomainTold): boolean {
  const side = reason === 'network_unreachable' ? 'ours' : 'theirs';
  const isCounted = reason === 'no_answer' ? 2 * noAnswer > unreachable : noAnswer === 0;
  return behaviour === reason && unreachable > 0 && delivered === 0 && isCounted && fault.side === side;
} // prettier-ignore
