import type { Delivery, Failure, TimedText, Worker } from './made-up-log';

const REASONS: Readonly<Record<Failure, string>> = {
  'timed out': 'Connection timed out',
  refused: 'Connection refused',
  'no route': 'No route to host',
  'no greeting': '',
};

/** What one smtp process writes. Queue ids are short, and come again after a while. */
export function postfixLines(
  { host, pid, startsAfter, deliveries }: Worker,
  begin: number,
): TimedText[] {
  const lines: TimedText[] = [];
  let at = begin + startsAfter * 1000;
  deliveries.forEach((delivery, i) => {
    const id = `A${(pid % 7).toString(16).toUpperCase()}${String(i % 3)}0BEEF`;
    const write = (text: string): void => {
      lines.push({ at, host, text });
      at += delivery.secondsPerStep * 1000;
    };
    at += delivery.pauseBefore * 1000;
    write(`postfix/qmgr[7]: ${id}: from=<sender@lab.example>, size=268, nrcpt=1 (queue active)`);
    const program = `postfix/smtp[${pid}]: `;
    for (const text of connectLines(delivery, id)) write(program + text);
    if (delivery.repeated > 0) write(repeat(delivery, program));
    for (const text of deliveryLines(delivery, id, i)) write(program + text);
  });
  return lines;
}

function connectLines({ domain, failures }: Delivery, id: string): string[] {
  return failures.map((failure, i) =>
    failure === 'no greeting'
      ? `${id}: conversation with ${address(domain, i)} timed out while receiving the initial server greeting`
      : `connect to ${address(domain, i)}:25: ${REASONS[failure]}`,
  );
}

function repeat({ domain, failures, repeated, classicRepeat }: Delivery, program: string): string {
  if (classicRepeat) return `last message repeated ${repeated} times`;
  const last = failures.length;
  return `${program}message repeated ${repeated} times: [ connect to ${address(domain, last)}:25: Connection timed out]`;
}

function deliveryLines(delivery: Delivery, id: string, nth: number): string[] {
  const { domain, failures, recipients, ending } = delivery;
  if (ending === 'none') return [];
  const last = failures.length - 1;
  const host = address(domain, failures.length);
  const endings = {
    sent: `relay=${host}:25, delay=5, delays=${nth}/0/3/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued)`,
    rejected: `relay=${host}:25, delay=5, delays=${nth}/0/3/1, dsn=5.1.1, status=bounced (host ${host} said: 550 5.1.1 User unknown (in reply to RCPT TO command))`,
    suspended: `relay=none, delay=5, delays=${nth}/5/0/0, dsn=4.4.1, status=deferred (delivery temporarily suspended: connect to ${host}:25: Connection timed out)`,
    failed: `relay=none, delay=9, delays=${nth}/0/9/0, dsn=4.4.1, status=deferred (${lastFailure(domain, last, failures[last])})`,
  };
  return Array.from(
    { length: recipients },
    (_, r) => `${id}: to=<user${r}@d${domain}.test>, ${endings[ending]}`,
  );
}

function lastFailure(domain: number, i: number, failure: Failure | undefined): string {
  if (failure === undefined)
    return `Host or domain name not found. Name service error for name=d${domain}.test type=MX: Host not found, try again`;
  if (failure === 'no greeting')
    return `conversation with ${address(domain, i)} timed out while receiving the initial server greeting`;
  return `connect to ${address(domain, i)}:25: ${REASONS[failure]}`;
}

function address(domain: number, i: number): string {
  return `mx${i}.d${domain}.test[10.0.${domain}.${i}]`;
}
