import { rotationOf } from './rotation';
import type { PassedOver } from '../log-input';

/** Logs whose name says that mail is in them: `mail.log`, `maillog`, `mx1-mail`, `exim_mainlog`, … */
const SAYS_MAIL =
  /(?:^|[^a-z])(?:e?mail|maillog|mainlog|exim4?|postfix|smtpd?|zimbra|mta|mx)(?:[^a-z]|$)/i;
/** Where everything is logged, mail too, when syslog was not told to keep it apart. */
const SAYS_EVERYTHING = /^(?:syslog|messages|system\.log|all\.log)$/;
/** Well-known logs without a line of mail in them, and files that lie beside logs. */
const SAYS_OTHERWISE =
  /^(?:alternatives|apt|audit|auth|boot|bootstrap|btmp|cloud-init(?:-output)?|cron|daemon|debug|dmesg|dnf|dpkg|fail2ban|faillog|fontconfig|kern|lastlog|lpr|mysql|nginx|postgresql|readme|secure|spooler|sudo|tallylog|ufw|unattended-upgrades|user|wtmp|xorg|yum|zypper)(?:$|[^a-z])/i;
/** Exim writes to these what is in the main log already, or what is no delivery. */
const EXIM_SIDE_LOG = /(?:reject|panic|process|debug)log$/i;
/** syslog's `mail.warn` and its kin repeat lines of `mail.log`; the first one present has most. */
const BY_SEVERITY = ['mail.info', 'mail.notice', 'mail.warn', 'mail.warning', 'mail.err'];
const WITH_ALL_SEVERITIES = ['mail.log', 'maillog', 'mail'];

export interface Chosen {
  readonly names: readonly string[];
  readonly passedOver: readonly { name: string; why: PassedOver['why']; because: string }[];
}

/**
 * Which files of a directory are the logs that the operator means:
 * 1. those whose name says mail; if there are none,
 * 2. the general ones (`syslog`, `messages`); if there are none,
 * 3. all of them but those that are known to be about something else (`auth.log`, `dpkg.log`, …).
 * Left out everywhere: hidden files, Exim's rejectlog and paniclog, and `mail.info`, `mail.warn`,
 * `mail.err` beside a log that has their lines already. What is left out is said, and is read all
 * the same when it is named itself.
 */
export function chooseLogs(names: readonly string[]): Chosen {
  const chosen: string[] = [];
  const passedOver: { name: string; why: PassedOver['why']; because: string }[] = [];
  const bases = new Map(names.map((name) => [name, rotationOf(name).base]));
  const present = new Set(bases.values());
  const whole = [...WITH_ALL_SEVERITIES, ...BY_SEVERITY].find((base) => present.has(base));
  const candidates: string[] = [];
  for (const name of names) {
    const base = bases.get(name) ?? name;
    if (name.startsWith('.')) passedOver.push({ name, why: 'hidden', because: 'is a hidden file' });
    else if (EXIM_SIDE_LOG.test(base))
      passedOver.push({ name, why: 'subset', because: 'holds no deliveries of its own' });
    else if (BY_SEVERITY.includes(base) && whole !== undefined && base !== whole)
      passedOver.push({ name, why: 'subset', because: `repeats lines of ${whole}` });
    else candidates.push(name);
  }
  const saysMail = (name: string): boolean => SAYS_MAIL.test(bases.get(name) ?? name);
  const saysEverything = (name: string): boolean => SAYS_EVERYTHING.test(bases.get(name) ?? name);
  const saysNothing = (name: string): boolean => !SAYS_OTHERWISE.test(bases.get(name) ?? name);
  const rule = [saysMail, saysEverything].find((test) => candidates.some(test)) ?? saysNothing;
  for (const name of candidates)
    if (rule(name)) chosen.push(name);
    else passedOver.push({ name, why: 'otherLog', because: 'does not say mail in its name' });
  return { names: chosen, passedOver };
}

/** Directories inside a directory that are entered: `/var/log` → `/var/log/exim4`. */
export function holdsMailLogs(directory: string): boolean {
  return SAYS_MAIL.test(directory);
}
