import type { Destination, Operator } from './destinations';
import type { Dice } from './dice';

/** What a remote MTA said: its lines without codes where MTAs log them joined. */
export interface Reply {
  /** As they came, codes included. Postfix joins them by a space, Exim by `\n`. */
  readonly lines: readonly string[];
  readonly code: number;
  readonly enhanced: string;
  readonly after: 'RCPT TO' | 'end of DATA';
}

type Say = (to: Destination, recipient: string, dice: Dice) => Reply;
type Says = Readonly<Record<Operator, Say>>;

const OUR_ADDRESS = '192.0.2.25';

export const TAKEN: Says = {
  own: (_to, _recipient, dice) =>
    said('end of DATA', 250, '2.0.0', `Ok: queued as ${dice.hex(11).toUpperCase()}`),
  google: (_to, _recipient, dice) =>
    said('end of DATA', 250, '2.0.0', `OK  17938${dice.digits(5)} ${gsmtp(dice)}`),
  microsoft: (_to, _recipient, dice) =>
    said(
      'end of DATA',
      250,
      '2.6.0',
      `<${dice.hex(24)}@mail.sender.example> [InternalId=${dice.digits(14)}, Hostname=${exchange(dice)}] ${dice.digits(5)} bytes in 0.${dice.digits(3)}, ${dice.digits(2)}.${dice.digits(3)} KB/sec Queued mail for delivery`,
    ),
};

export const UNKNOWN_RECIPIENT: Says = {
  own: (_to, recipient) =>
    said(
      'RCPT TO',
      550,
      '5.1.1',
      `<${recipient}>: Recipient address rejected: User unknown in virtual mailbox table`,
    ),
  google: (_to, _recipient, dice) =>
    said(
      'RCPT TO',
      550,
      '5.1.1',
      'The email account that you tried to reach does not exist. Please try',
      "double-checking the recipient's email address for typos or",
      'unnecessary spaces. For more information, go to',
      `https://support.google.com/mail/?p=NoSuchUser ${gsmtp(dice)}`,
    ),
  microsoft: (_to, _recipient, dice) =>
    said(
      'RCPT TO',
      550,
      '5.4.1',
      `Recipient address rejected: Access denied. For more information see https://aka.ms/EXOSmtpErrors [${frontend(dice)}]`,
    ),
};

const GREYLISTED: Say = (to, recipient) =>
  said(
    'RCPT TO',
    450,
    '4.7.1',
    `<${recipient}>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/${to.name}.html`,
  );

export const GREYLISTS: Says = { own: GREYLISTED, google: GREYLISTED, microsoft: GREYLISTED };

export const THROTTLES: Says = {
  own: () =>
    said(
      'RCPT TO',
      421,
      '4.7.0',
      `[TSS04] Messages from ${OUR_ADDRESS} temporarily deferred due to unexpected volume or user complaints - 4.16.55.1; see https://postmaster.yahooinc.com/error-codes`,
    ),
  google: (_to, _recipient, dice) =>
    said(
      'end of DATA',
      421,
      '4.7.28',
      `Gmail has detected an unusual rate of unsolicited mail originating from your IP address [${OUR_ADDRESS}]. To protect our users`,
      'from spam, mail sent from your IP address has been temporarily rate limited. For more information, go to',
      `https://support.google.com/mail/?p=UnsolicitedRateLimitError ${gsmtp(dice)}`,
    ),
  microsoft: (_to, _recipient, dice) =>
    said(
      'RCPT TO',
      451,
      '4.7.500',
      `Server busy. Please try again later from [${OUR_ADDRESS}]. (S77719) [${frontend(dice)}]`,
    ),
};

function said(after: Reply['after'], code: number, enhanced: string, ...texts: string[]): Reply {
  const lines = texts.map((text, i) => {
    const more = i < texts.length - 1 ? '-' : ' ';
    return `${code}${more}${enhanced} ${text}`;
  });
  return { lines, code, enhanced, after };
}

const gsmtp = (dice: Dice): string =>
  `${dice.hex(16)}-${dice.hex(16)}si${dice.digits(9)}.${dice.digits(3)} - gsmtp`;

const exchange = (dice: Dice): string =>
  `DB9PR0${dice.below(9)}MB${dice.digits(4)}.eurprd0${dice.below(9)}.prod.outlook.com`;

const frontend = (dice: Dice): string =>
  `DB5EUR0${dice.below(9)}FT0${dice.digits(2)}.eop-eur0${dice.below(9)}.prod.protection.outlook.com 2026-11-21T09:${dice.digits(2)}:00.${dice.digits(3)}Z 08DE${dice.hex(12).toUpperCase()}`;
