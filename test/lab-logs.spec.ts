import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { countLines, readTsv, tally, withoutZeros } from './count-by-shell';
import type { Truth } from './lab-words';
import { behavesAs } from './lab-words';
import type { Attempt, Report } from './run-noanswer';
import { analyzeJson, attemptsOf } from './run-noanswer';

/**
 * The lab's frozen logs: truth.tsv is how each destination was set up, counts.tsv how many connects
 * its firewall saw. Neither was taken from a log.
 */
const LOGS = join(__dirname, 'lab/logs');
const rowsOf = (name: string): string[][] =>
  existsSync(join(LOGS, name)) ? readTsv(join(LOGS, name)).slice(1) : [];
const truths = rowsOf('truth.tsv').map(
  ([log = '', program = '', sender = '', domain = '', behaviour = '', , , , note = '']): Truth => ({
    log, program, sender, domain, behaviour, note,
  }), // prettier-ignore
);
const seen = rowsOf('counts.tsv').map(([log = '', , ip = '', , attempts = '']) => ({
  log,
  ip,
  connects: Number(attempts),
}));
const logs = [...new Set(truths.map(({ log }) => log))];

describe.each(logs)('test/lab/logs/%s', (name) => {
  const path = join(LOGS, name);
  let report: Report;
  let attempts: Attempt[];
  beforeAll(async () => {
    report = await analyzeJson([path]);
    attempts = await attemptsOf(path);
  });

  it('every line is understood, and every line is counted', () => {
    expect(report.lines).toMatchObject({ read: countLines('cat', path), notOurs: 0, unparsed: 0 });
  });

  it('every destination behaves as it was set up to', () => {
    const wrong = truths
      .filter(({ log }) => log === name)
      .filter((truth) => !behavesAs(truth, attempts))
      .map(({ program, domain, behaviour }) => `${program} ${domain} should be ${behaviour}`);
    expect(wrong).toEqual([]);
  });

  /**
   * Never more connects than the firewall saw, and at most one less at an address: an address probe
   * of Exim (callout) and a connect under way when the machine was shut down are in no log.
   */
  it('connection attempts are those that the firewall saw', () => {
    const told: Record<string, number> = {};
    for (const { ip, connections, noRoute, networkUnreachable } of report.hosts)
      told[ip] = (told[ip] ?? 0) + connections - noRoute - networkUnreachable;
    const rows = seen.filter(({ log }) => log === name);
    const wrong = rows.filter(({ ip, connects }) => {
      const missing = connects - (told[ip] ?? 0);
      return missing < 0 || missing > 1;
    });
    expect(wrong.map((row) => ({ ...row, told: told[row.ip] ?? 0 }))).toEqual([]);
    const exact = rows.filter(({ ip, connects }) => connects === (told[ip] ?? 0));
    expect(exact.length / rows.length).toBeGreaterThan(0.9);
  });

  const isPostfix = name.startsWith('postfix');
  if (isPostfix)
    it('Postfix: its sums are those of grep', () => {
      const words = `sed -E 's/.*, status=([A-Za-z-]+).*/\\1/; s/force-expired/force_expired/; s/SOFTBOUNCE/softbounce/'`;
      expect(withoutZeros(report.recipients)).toEqual(tally(`grep ', status=' | ${words}`, path));
      expect(report.suspended).toBe(countLines(`grep '(delivery temporarily suspended:'`, path));
      const codes = `grep ', status=' | grep -v '(delivery temporarily suspended:' | grep -o ', dsn=[0-9.]*' | cut -d= -f2`;
      expect(report.statusCodes).toEqual(tally(codes, path));
      for (const [result, words] of Object.entries({
        no_answer: 'Connection timed out',
        refused: 'Connection refused',
        no_route: 'No route to host',
        network_unreachable: 'Network is unreachable',
      })) {
        const connects = `grep -E '\\]: connect to [^ ]+\\[[0-9a-f.:]+\\]:[0-9]+: ${words}$'`;
        expect([result, report.connections[result]]).toEqual([result, countLines(connects, path)]);
      }
    });

  /** `*>`, a delivery that was only pretended, is told as sent: Exim takes the message off its queue. */
  if (!isPostfix)
    it('Exim: its sums are those of grep', () => {
      const line = `grep -E '[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4} (=>|->|>>|[*]>|==|[*][*]) '`;
      const { expired = 0, ...others } = tally(
        `${line} | sed -E -e 's/.*retry timeout exceeded.*/expired/' -e 's/.* (=>|->|>>|[*]>) .*/sent/' -e 's/.* == .*/deferred/' -e 's/.* [*][*] .*/bounced/'`,
        path,
      );
      expect(withoutZeros(report.recipients)).toEqual({ ...others, expired });
      for (const [result, words] of Object.entries({
        no_answer: 'Connection timed out',
        refused: 'Connection refused',
        no_route: 'No route to host',
        network_unreachable: 'Network is unreachable',
      })) {
        const connects = `grep -E ' H=[^ ]+ \\[[0-9a-f.:]+\\](:[0-9]+)? ${words}$' | grep -v ' [=*>-][=*>] '`;
        expect([result, report.connections[result]]).toEqual([result, countLines(connects, path)]);
      }
    });
});
