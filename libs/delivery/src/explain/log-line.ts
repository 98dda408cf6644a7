import type { LineOrigin, MailEvent, Parsed } from '@noanswer/maillog';
import { LineFramer, MailLogParser } from '@noanswer/maillog';
import type { Classification } from '../classify';
import { classify } from '../classify';
import { eximFacts } from '../correlate/exim-facts';
import { postfixFacts } from '../correlate/postfix-facts';

/**
 * Headers for lines that were pasted without one, the most exact first: as it stands, a line of the
 * SMTP client, one of a message, a result line of Exim.
 */
const HEADERS = [
  '',
  'Jan  1 00:00:00 localhost postfix/smtp[1]: ',
  'Jan  1 00:00:00 localhost postfix/smtp[1]: 0000000000: ',
  'Jan  1 00:00:00 localhost exim[1]: ',
  'Jan  1 00:00:00 localhost exim[1]: 1aaaaa-000000-00 ',
];

/** The event that a pasted line tells of; null if it is no line that tells how a delivery went. */
export function eventOfLine(
  line: string,
  referenceTime: number,
): { event: MailEvent; verdict: Classification } | null {
  for (const header of HEADERS) {
    const event = parseOne(`${header}${line}`, referenceTime);
    const verdict = event === null ? null : verdictOf(event);
    if (event !== null && verdict !== null) return { event, verdict };
  }
  return null;
}

function parseOne(line: string, referenceTime: number): MailEvent | null {
  const origin: LineOrigin = {
    source: '',
    defaultHost: 'localhost',
    timeZone: 'UTC',
    referenceTime,
  };
  const parser = new MailLogParser(origin);
  const parsed: Parsed[] = [];
  const framer = new LineFramer();
  framer.push(Buffer.from(`${line}\n`), (raw) => parsed.push(parser.parse(raw)));
  const [first] = parsed;
  return first !== undefined && 'at' in first ? first : null;
}

/** Why it went so, for the kinds of line that tell it. */
function verdictOf(event: MailEvent): Classification | null {
  switch (event.kind) {
    case 'delivery': {
      const { status, dsn } = postfixFacts(event);
      const { daemon, text, relay } = event;
      return classify({
        mta: 'postfix',
        agent: daemon,
        status,
        dsn,
        text,
        errno: 0,
        remote: relay,
      });
    }
    case 'connectFailure': {
      const { host, ip, port } = event.remote;
      const text = `connect to ${host}[${ip}]${port === 0 ? '' : `:${port}`}: ${event.reason}`;
      return ofPostfix(event.daemon, text);
    }
    case 'hostFailure':
      return ofPostfix(event.daemon, event.text);
    case 'eximDelivery': {
      const { transport, text, errno, remote } = event;
      const { status } = eximFacts(event);
      return classify({ mta: 'exim', agent: transport, status, dsn: '', text, errno, remote });
    }
    case 'eximHostFailure':
      return classify({
        mta: 'exim',
        agent: 'remote_smtp',
        status: 'deferred',
        dsn: '',
        text: event.text,
        errno: 0,
        remote: event.remote,
      });
    default:
      return null;
  }
}

/** A failure text of Postfix by itself: what stands in a delivery line's parentheses. */
export function ofPostfix(agent: string, text: string): Classification {
  return classify({
    mta: 'postfix',
    agent,
    status: 'deferred',
    dsn: '',
    text,
    errno: 0,
    remote: null,
  });
}
