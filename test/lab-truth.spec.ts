import { join } from 'node:path';
import { countLines, readTsv, tally, withoutZeros } from './count-by-shell';
import type { Report } from './run-noanswer';
import { SAMPLES, analyzeJson } from './run-noanswer';

/**
 * The sample logs are what a real Postfix and a real Exim wrote about destinations of known
 * behaviour (truth.tsv). Every sum of the report is counted once more by grep and awk.
 */
const TRUTH = readTsv(join(__dirname, 'truth.tsv'));

describe.each(['mail.log', 'mainlog'])('samples/%s', (name) => {
  it('shows every domain to behave as it was set up to', async () => {
    const { domains } = await analyzeJson([join(SAMPLES, name)]);
    const behaviours = new Map(domains.map(({ domain, behaviour }) => [domain, behaviour]));
    expect(TRUTH.map(([domain = '']) => [domain, behaviours.get(domain)])).toEqual(TRUTH);
  });
});

describe('the sums of samples/mail.log (Postfix)', () => {
  const log = join(SAMPLES, 'mail.log');
  const tried = `grep -E 'status=(sent|deferred|bounced) ' | grep -v 'delivery temporarily suspended:'`;
  let report: Report;
  beforeAll(async () => {
    report = await analyzeJson([log]);
  });

  it('lines', () => {
    expect(report.lines).toMatchObject({ read: countLines('cat', log), unparsed: 0, notOurs: 0 });
  });

  it('recipients by status, suspended lines, status codes', () => {
    expect(withoutZeros(report.recipients)).toEqual(
      tally(`grep -o 'status=[a-z]*' | cut -d= -f2`, log),
    );
    expect(report.suspended).toBe(countLines(`grep 'delivery temporarily suspended:'`, log));
    expect(report.statusCodes).toEqual(
      tally(`${tried} | grep -o 'dsn=[0-9.]*' | cut -d= -f2`, log),
    );
  });

  it('delivery attempts by reason: here each message has one recipient', () => {
    const { total, ...reasons } = report.attempts;
    expect(total).toBe(countLines(tried, log));
    expect(withoutZeros(reasons)).toEqual(
      tally(
        `${tried} | sed -E \
          -e 's/.*status=sent .*/delivered/' \
          -e 's/.*\\(connect to .*: Connection timed out\\)$/no_answer/' \
          -e 's/.*\\(connect to .*: Connection refused\\)$/refused/' \
          -e 's/.*\\(connect to .*: No route to host\\)$/no_route/' \
          -e 's/.*\\(conversation with .* the initial server greeting\\)$/greeting_timeout/' \
          -e 's/.*\\(lost connection with .*/connection_lost/' \
          -e 's/.*\\(host [^ ]+ said: 4.*/remote_tempfail/' \
          -e 's/.*\\(host [^ ]+ said: 5.*/remote_reject/' \
          -e 's/.*Host not found, try again\\)$/dns_tempfail/' \
          -e 's/.*Host not found\\)$/dns_nxdomain/'`,
        log,
      ),
    );
  });

  it('connection attempts by result: a connect line and the delivery line that repeats it are one', () => {
    const { addresses, ...results } = report.connections;
    const connects = tally(
      `grep -o '\\]: connect to .*' | sed -E -e 's/.*timed out$/no_answer/' -e 's/.*refused$/refused/' -e 's/.*No route to host$/no_route/'`,
      log,
    );
    const talked = `${tried} | grep 'relay=[^ ]*\\[[0-9.]*\\]:25'`;
    expect(withoutZeros(results)).toEqual({
      ...connects,
      greeting_timeout: countLines(`${talked} | grep 'the initial server greeting'`, log),
      answered: countLines(`${talked} | grep -v 'the initial server greeting'`, log),
    });
    expect(addresses).toBe(countLines(`grep -o '\\[10[0-9.]*\\]:25' | sort -u`, log));
  });

  it('attempts and suspended lines of each domain', () => {
    const domain = `grep -o 'to=<[^>]*>, relay' | sed -E 's/.*@([^>]*)>.*/\\1/'`;
    expectByDomain(report, 'attempts', tally(`${tried} | ${domain}`, log));
    expectByDomain(
      report,
      'suspended',
      tally(`grep 'delivery temporarily suspended:' | ${domain}`, log),
    );
  });
});

describe('the sums of samples/mainlog (Exim)', () => {
  const log = join(SAMPLES, 'mainlog');
  const result = `awk '$4 ~ /^(=>|->|==|[*][*])$/'`;
  const notTried = `grep -E 'retry time not reached|retry timeout exceeded'`;
  const tried = `${result} | ${notTried.replace('-E', '-vE')}`;
  let report: Report;
  beforeAll(async () => {
    report = await analyzeJson([log]);
  });

  it('recipients by status, and suspended lines', () => {
    const { expired = 0, ...others } = tally(
      `${result} | sed -E -e 's/.*retry timeout exceeded.*/expired/' -e 's/.* (=>|->) .*/sent/' -e 's/.* == .*/deferred/' -e 's/.* [*][*] .*/bounced/'`,
      log,
    );
    expect(withoutZeros(report.recipients)).toEqual({ ...others, expired });
    expect(report.suspended).toBe(countLines(`${result} | grep 'retry time not reached'`, log));
    expect(report.lines).toMatchObject({ read: countLines('cat', log), unparsed: 0, notOurs: 0 });
  });

  it('delivery attempts by reason', () => {
    const { total, ...reasons } = report.attempts;
    expect(total).toBe(countLines(tried, log));
    expect(withoutZeros(reasons)).toEqual(
      tally(
        `${tried} | sed -E \
          -e 's/.* (=>|->) .*/delivered/' \
          -e 's/.*SMTP timeout after initial connection$/greeting_timeout/' \
          -e 's/.*defer \\(110\\): Connection timed out.*/no_answer/' \
          -e 's/.*defer \\(111\\): Connection refused.*/refused/' \
          -e 's/.*defer \\(113\\): No route to host.*/no_route/' \
          -e 's/.*defer \\(-18\\).*/connection_lost/' \
          -e 's/.* == .*SMTP error from remote.*: 4.*/remote_tempfail/' \
          -e 's/.* [*][*] .*SMTP error from remote.*: 5.*/remote_reject/' \
          -e 's/.*host lookup did not complete$/dns_tempfail/' \
          -e 's/.*Unrouteable address.*/dns_nxdomain/'`,
        log,
      ),
    );
  });

  it('connection attempts by result: a host line and the result that names the host are one', () => {
    const { addresses, ...results } = report.connections;
    const failed = tally(
      `awk '$4 ~ /^H=/' | sed -E -e 's/.*after initial connection.*/greeting_timeout/' -e 's/.*:25 Connection timed out$/no_answer/' -e 's/.*refused$/refused/' -e 's/.*No route to host$/no_route/' -e '/H=/d'`,
      log,
    );
    const talked = `${tried} | grep ' H=' | grep -v 'after initial connection'`;
    expect(withoutZeros(results)).toEqual({ ...failed, answered: countLines(talked, log) });
    expect(addresses).toBe(countLines(`grep -o 'H=[^ ]* \\[10[0-9.]*\\]:25' | sort -u`, log));
  });

  it('attempts and suspended lines of each domain', () => {
    const domain = `grep -oE '[a-z0-9.]+@[a-z.]+>? (R=|routing)|[*][*] [^ ]+@[a-z.]+:' | sed -E 's/.*@([a-z.]+[a-z]).*/\\1/'`;
    expectByDomain(report, 'attempts', tally(`${tried} | ${domain}`, log));
    expectByDomain(
      report,
      'suspended',
      tally(`${result} | grep 'retry time not reached' | ${domain}`, log),
    );
  });
});

function expectByDomain(
  { domains }: Report,
  what: 'attempts' | 'suspended',
  counted: Record<string, number>,
): void {
  const reported = domains.map((domain): [string, number] => [domain.domain, domain[what]]);
  expect(withoutZeros(Object.fromEntries(reported))).toEqual(counted);
}
