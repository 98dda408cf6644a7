/**
 * Three-digit reply codes of SMTP: RFC 5321 section 4.2, RFC 4954 (AUTH), RFC 3207 (STARTTLS),
 * RFC 7504 (521, 556), RFC 5248 (codes that its registry names), and the non-standard ones that
 * people meet. `reason` is what the code says by itself; the enhanced code and the text know better.
 */

import type { Bounce, Category, ReplyCode } from './types';

export const REPLY_CODES: readonly ReplyCode[] = [
  // 2xx and 3xx: the dialogue goes on.
  ok(211, 'System status', 'Status of the server or a reply to HELP.'),
  ok(214, 'Help message', 'Help text for a person at a terminal.'),
  ok(220, 'Service ready', 'The greeting: the server is there and takes commands.'),
  ok(221, 'Closing transmission channel', 'The server says goodbye after QUIT.'),
  ok(235, 'Authentication succeeded', 'AUTH worked.', 'RFC 4954'),
  ok(250, 'Action completed', 'Done. After the end of DATA: the server has taken the message.'),
  ok(251, 'User not local; will forward', 'Taken; the server forwards it to another address.'),
  ok(
    252,
    'Cannot verify, will try',
    'The server does not check the address now but takes the mail.',
  ),
  ok(334, 'AUTH challenge', 'The server waits for the next step of AUTH.', 'RFC 4954'),
  ok(354, 'Start mail input', 'The server waits for the message after DATA.'),

  // 4xx: not now.
  {
    code: 421,
    name: 'Service not available, closing transmission channel',
    description:
      'The server hangs up: too busy, shutting down, too many connections, or it waited too long for us. May come at any point.',
    bounce: 'soft',
    category: 'mail_system',
    reason: 'remote_unavailable',
    reference: ['RFC 5321'],
  },
  {
    code: 432,
    name: 'A password transition is needed',
    description: 'AUTH: log in once with a plain password, then this mechanism will work.',
    bounce: 'soft',
    category: 'authentication',
    reason: 'authentication_failed',
    reference: ['RFC 4954'],
  },
  {
    code: 441,
    name: 'No response from the recipient server',
    description:
      'A mail server or gateway reports of itself that the next server did not answer its connection.',
    bounce: 'soft',
    category: 'network',
    reason: 'no_answer',
    reference: ['RFC 5321'],
    nonStandard:
      'Not in the list of RFC 5321; a 4xx code by its class. MTAs and gateways report it of themselves.',
  },
  {
    code: 450,
    name: 'Mailbox unavailable',
    description:
      'Not done for now: mailbox busy, greylisting, rate limits and other passing policy.',
    bounce: 'soft',
    category: 'mailbox',
    reason: 'remote_tempfail',
    reference: ['RFC 5321'],
  },
  {
    code: 451,
    name: 'Local error in processing',
    description:
      'The server failed at its own work, or waits for something; also used to greylist.',
    bounce: 'soft',
    category: 'mail_system',
    reason: 'remote_tempfail',
    reference: ['RFC 5321'],
  },
  {
    code: 452,
    name: 'Insufficient system storage',
    description: 'No room on the server; also said for too many recipients in one transaction.',
    bounce: 'soft',
    category: 'mail_system',
    reason: 'remote_system_full',
    reference: ['RFC 5321'],
  },
  {
    code: 453,
    name: 'You have no mail',
    description:
      'ATRN: nothing waits. The registry also ties it to a system that takes no mail now.',
    bounce: 'soft',
    category: 'mail_system',
    reason: 'remote_tempfail',
    reference: ['RFC 2645', 'RFC 5248'],
  },
  {
    code: 454,
    name: 'Temporary authentication failure',
    description:
      'AUTH could not be decided now; after STARTTLS: TLS is not available for the moment.',
    bounce: 'soft',
    category: 'authentication',
    reason: 'remote_tempfail',
    reference: ['RFC 4954', 'RFC 3207'],
  },
  {
    code: 455,
    name: 'Unable to accommodate parameters',
    description: 'The server cannot honour the parameters of MAIL or RCPT at the moment.',
    bounce: 'soft',
    category: 'protocol',
    reason: 'remote_tempfail',
    reference: ['RFC 5321'],
  },

  // 5xx: no.
  bad(
    500,
    'Syntax error, command unrecognized',
    'The server does not know the command, or the line is too long.',
  ),
  bad(501, 'Syntax error in parameters', 'The command is known, its argument is malformed.'),
  bad(502, 'Command not implemented', 'The server knows the command and does not offer it.'),
  bad(503, 'Bad sequence of commands', 'The command came too early or too late in the dialogue.'),
  bad(504, 'Command parameter not implemented', 'The server does not support this parameter.'),
  {
    code: 521,
    name: 'Host does not accept mail',
    description:
      'This host never takes mail, said in its greeting. Some sites use it to block a client.',
    bounce: 'hard',
    category: 'policy',
    reason: 'policy_rejected',
    reference: ['RFC 7504'],
  },
  {
    code: 523,
    name: 'Encryption needed',
    description: 'The registry ties it to X.7.10: encrypt the connection before AUTH.',
    bounce: 'hard',
    category: 'authentication',
    reason: 'tls_failure',
    reference: ['RFC 5248'],
  },
  {
    code: 524,
    name: 'Encryption required for this AUTH mechanism',
    description: 'The registry ties it to X.7.11.',
    bounce: 'hard',
    category: 'authentication',
    reason: 'authentication_failed',
    reference: ['RFC 5248'],
  },
  {
    code: 525,
    name: 'User account disabled',
    description: 'The registry ties it to X.7.13: the login was right, the account is closed.',
    bounce: 'hard',
    category: 'authentication',
    reason: 'authentication_failed',
    reference: ['RFC 5248'],
  },
  {
    code: 530,
    name: 'Authentication required',
    description: 'AUTH first, or STARTTLS first; the text says which.',
    bounce: 'hard',
    category: 'authentication',
    reason: 'authentication_failed',
    reference: ['RFC 4954', 'RFC 3207'],
  },
  auth(534, 'Authentication mechanism is too weak', 'Choose a stronger AUTH mechanism.'),
  auth(535, 'Authentication credentials invalid', 'User name or password are wrong.'),
  auth(538, 'Encryption required for this AUTH mechanism', 'Encrypt the connection, then AUTH.'),
  {
    code: 541,
    name: 'Recipient address rejected',
    description: 'The receiver refuses the message by its own policy, often as spam.',
    bounce: 'hard',
    category: 'policy',
    reason: 'policy_rejected',
    reference: ['RFC 5321'],
    nonStandard: 'In no RFC. Zoho answers 541 5.4.1 "Mail rejected by destination domain".',
  },
  {
    code: 550,
    name: 'Mailbox unavailable',
    description: 'No such mailbox, no access, or refused by policy; the most frequent refusal.',
    bounce: 'hard',
    category: 'mailbox',
    reason: 'remote_reject',
    reference: ['RFC 5321'],
  },
  {
    code: 551,
    name: 'User not local',
    description: 'The user is elsewhere; the server does not forward. Often a relaying refusal.',
    bounce: 'hard',
    category: 'addressing',
    reason: 'relay_denied',
    reference: ['RFC 5321'],
  },
  {
    code: 552,
    name: 'Exceeded storage allocation',
    description:
      'The mailbox is full or the message too large; read the enhanced code and the text.',
    bounce: 'depends',
    category: 'mailbox',
    reason: 'mailbox_full',
    reference: ['RFC 5321'],
  },
  {
    code: 553,
    name: 'Mailbox name not allowed',
    description: 'The address is not allowed or not well formed; some block senders with it.',
    bounce: 'hard',
    category: 'addressing',
    reason: 'remote_reject',
    reference: ['RFC 5321'],
  },
  {
    code: 554,
    name: 'Transaction failed',
    description: 'Refused without a narrower code; as a greeting: no SMTP service for us here.',
    bounce: 'hard',
    category: 'policy',
    reason: 'policy_rejected',
    reference: ['RFC 5321'],
  },
  bad(
    555,
    'MAIL/RCPT parameters not recognized',
    'The server does not know a parameter of MAIL or RCPT.',
  ),
  {
    code: 556,
    name: 'Domain does not accept mail',
    description: 'A relay says that the recipient domain takes no mail, for example by a null MX.',
    bounce: 'hard',
    category: 'dns',
    reason: 'dns_no_mail_host',
    reference: ['RFC 7504'],
  },
  {
    code: 571,
    name: 'Blocked by policy',
    description: 'Refused as spam or by policy or authentication checks.',
    bounce: 'hard',
    category: 'policy',
    reason: 'policy_rejected',
    reference: ['RFC 5321'],
    nonStandard:
      'In no RFC. Laposte.net answers 571 5.7.1 when DMARC fails; others when mail is spam.',
  },
];

const byCode = new Map(REPLY_CODES.map((row) => [row.code, row]));

/** @returns undefined if neither an RFC nor the list of non-standard codes has it. */
export function findReplyCode(code: number): ReplyCode | undefined {
  return byCode.get(code);
}

function ok(code: number, name: string, description: string, rfc = 'RFC 5321'): ReplyCode {
  return row(code, name, description, rfc, 'none', 'success', 'delivered');
}

function bad(code: number, name: string, description: string): ReplyCode {
  return row(code, name, description, 'RFC 5321', 'hard', 'protocol', 'protocol_error');
}

function auth(code: number, name: string, description: string): ReplyCode {
  return row(
    code,
    name,
    description,
    'RFC 4954',
    'hard',
    'authentication',
    'authentication_failed',
  );
}

function row(
  code: number,
  name: string,
  description: string,
  rfc: string,
  bounce: Bounce,
  category: Category,
  reason: ReplyCode['reason'],
): ReplyCode {
  return { code, name, description, bounce, category, reason, reference: [rfc] };
}
