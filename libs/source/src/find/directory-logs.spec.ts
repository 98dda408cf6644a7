import { chooseLogs } from './directory-logs';

const choose = (...names: string[]) => {
  const { names: chosen, passedOver } = chooseLogs(names);
  return { chosen, left: passedOver.map(({ name, why }) => `${name}: ${why}`) };
};

test("Debian's /var/log: the mail log, and neither its extracts nor the other logs", () => {
  expect(
    choose('auth.log', 'mail.err', 'mail.info', 'mail.log', 'mail.log.1', 'syslog', 'wtmp'),
  ).toEqual({
    chosen: ['mail.log', 'mail.log.1'],
    left: [
      'mail.err: subset',
      'mail.info: subset',
      'auth.log: otherLog',
      'syslog: otherLog',
      'wtmp: otherLog',
    ],
  });
});

test.each([
  ['Red Hat', ['cron', 'maillog', 'maillog-20261108', 'messages'], ['maillog', 'maillog-20261108']],
  ['openSUSE', ['mail', 'mail-20261108.xz', 'mail.err', 'messages'], ['mail', 'mail-20261108.xz']],
  ['Exim', ['mainlog', 'mainlog.1', 'paniclog', 'rejectlog.1.gz'], ['mainlog', 'mainlog.1']],
  ['cPanel', ['exim_mainlog', 'exim_rejectlog', 'messages'], ['exim_mainlog']],
  ['one file a host', ['mx1.log', 'mx2.log.gz', 'web1.log'], ['mx1.log', 'mx2.log.gz']],
  ['mail.info alone', ['mail.info', 'mail.warn'], ['mail.info']],
  ['all in one', ['auth.log', 'syslog', 'syslog.1'], ['syslog', 'syslog.1']],
  ['names that say nothing', ['2026-11.txt', 'a', 'b.gz'], ['2026-11.txt', 'a', 'b.gz']],
  ['no mail at all', ['README', 'apt.log', 'auth.log', 'dpkg.log.1', 'kern.log', 'wtmp'], []],
  ['hidden files', ['.mail.log.swp', 'a'], ['a']],
  ['nothing', [], []],
])('%s', (_, names, chosen) => {
  expect(chooseLogs(names).names).toEqual(chosen);
});
