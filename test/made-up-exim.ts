import type { Delivery, Failure, TimedText, Worker } from './made-up-log';

const ERRORS: Readonly<Record<Failure, readonly [number, string]>> = {
  'timed out': [110, 'Connection timed out'],
  refused: [111, 'Connection refused'],
  'no route': [113, 'No route to host'],
  'no greeting': [110, 'Connection timed out'],
};

/** What Exim writes about one message: each delivery is one more try for it, to one more domain. */
export function eximLines(
  { host, pid, startsAfter, deliveries }: Worker,
  begin: number,
): TimedText[] {
  const id = `1xUh${String(pid).padStart(2, '0').slice(0, 2)}-0000${String(pid).slice(-2)}-0A`;
  const lines: TimedText[] = [];
  let at = begin + startsAfter * 1000;
  const write = (text: string): void => {
    const program = host === 3 ? '' : `exim[${pid}]: `;
    lines.push({ at, host, text: `${program}${id} ${text}` });
  };
  write('<= sender@lab.example U=root P=local S=317');
  for (const delivery of deliveries) {
    at += delivery.pauseBefore * 1000;
    for (const text of [...hostLines(delivery), ...resultLines(delivery)]) {
      write(text);
      at += delivery.secondsPerStep * 1000;
    }
  }
  if (deliveries.at(-1)?.ending === 'sent') write('Completed');
  return lines;
}

function hostLines({ domain, failures }: Delivery): string[] {
  return failures.map((failure, i) =>
    failure === 'no greeting'
      ? `${address(domain, i)}: SMTP timeout after initial connection: Connection timed out`
      : `${address(domain, i)} ${ERRORS[failure][1]}`,
  );
}

function resultLines({ domain, failures, recipients, ending }: Delivery): string[] {
  if (ending === 'none') return [];
  const by = 'R=dnslookup T=remote_smtp';
  const [errno, words] = ERRORS[failures.at(-1) ?? 'timed out'];
  const host = address(domain, failures.length);
  return Array.from({ length: recipients }, (_, r) => {
    const to = `user${r}@d${domain}.test ${by}`;
    return {
      sent: `${r === 0 ? '=>' : '->'} ${to} ${host} C="250 2.0.0 Ok" QT=7s DT=1s`,
      failed: `== ${to} defer (${errno}): ${words} DT=3s`,
      rejected: `** ${to} ${host}: SMTP error from remote mail server after RCPT TO:<user${r}@d${domain}.test>: 550 5.1.1 User unknown DT=0s`,
      suspended: `== ${to} defer (-54) DT=0s: retry time not reached for any host for 'd${domain}.test'`,
    }[ending];
  });
}

function address(domain: number, i: number): string {
  return `H=mx${i}.d${domain}.test [10.0.${domain}.${i}]:25`;
}
