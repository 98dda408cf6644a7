import type { Dice } from '../../../bench/logs/dice';
import type { Fate, Line } from './line';

/** What else stands in a mail log: other daemons of the MTA, other programs, and what nobody has seen yet. */
const NOISE: readonly (readonly [readonly [Fate, string], number])[] = [
  [['recognized', 'postfix/smtpd[4711]: connect from client.lab.example[192.0.2.#]'], 8],
  [['recognized', 'postfix/smtpd[4711]: disconnect from client.lab.example[192.0.2.#]'], 8],
  [['recognized', 'postfix/anvil[4712]: statistics: max cache size # at Nov 21 10:00:00'], 1],
  [['notOurs', 'sshd[812]: Disconnected from user root 192.0.2.# port 4022'], 5],
  [['notOurs', 'CRON[9#]: (root) CMD (test -x /usr/sbin/anacron)'], 3],
  [['notOurs', 'dovecot: imap(user#): Logged out in=53 out=820'], 5],
  // It may quote what a log line says: it is not ours all the same.
  [['notOurs', 'app[77]: connect to mx.d#.test[10.0.0.#]:25: Connection timed out'], 2],
  [['unparsed', 'postfix/smtp[99]: 4Bf#: to=<someone, the rest of this line is lost #'], 1],
];

export function noise(host: string, dice: Dice): Line {
  const [fate, text] = dice.weighted(NOISE);
  const filled = text.replaceAll('#', () => String(dice.below(250)));
  return { log: 'mail.log', text: `${host} ${filled}`, fate, adds: [] };
}
