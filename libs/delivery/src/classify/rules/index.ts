import { replyLine, type RuleFamily } from '../rule';
import { RuleBook } from '../rule-book';
import { CONNECT } from './connect';
import { CONVERSATION } from './conversation';
import { DELIVERED } from './delivered';
import { ADDRESS_CODES } from './enhanced-addresses';
import { POLICY_CODES } from './enhanced-policies';
import { SYSTEM_CODES } from './enhanced-systems';
import { LAST_RESORT } from './last-resort';
import { NAMES } from './names';
import { NOT_ATTEMPTED } from './not-attempted';
import { OUR_LIMITS } from './our-limits';
import { OUR_MAILBOXES } from './our-mailboxes';
import { OUR_SIDE } from './our-side';
import { OUR_TLS } from './our-tls';
import { REMOTE_IDENTITY } from './remote-identity';
import { REMOTE_MAILBOX } from './remote-mailbox';
import { REMOTE_MESSAGE } from './remote-message';
import { REMOTE_ONWARD } from './remote-onward';
import { REMOTE_PACE } from './remote-pace';
import { REMOTE_CLASS, REMOTE_HINTS, REMOTE_REPLY_CODES } from './remote-reply-codes';
import { REMOTE_REPUTATION } from './remote-reputation';
import { REMOTE_STATE } from './remote-state';

const OURS = [
  DELIVERED,
  NOT_ATTEMPTED,
  CONNECT,
  CONVERSATION,
  NAMES,
  OUR_TLS,
  OUR_LIMITS,
  OUR_MAILBOXES,
  OUR_SIDE,
];

/** Among words, the next hop's trouble goes first, for its report quotes everything else. */
const WORDS_OF_A_REPLY = [
  REMOTE_ONWARD,
  REMOTE_PACE,
  REMOTE_REPUTATION,
  REMOTE_IDENTITY,
  REMOTE_MAILBOX,
  REMOTE_MESSAGE,
  REMOTE_STATE,
];

const REMOTE_ENHANCED_CODES: RuleFamily = {
  name: 'remote: enhanced codes',
  lineOf: replyLine,
  rules: [...SYSTEM_CODES, ...ADDRESS_CODES, ...POLICY_CODES],
};

/**
 * In order of how much they know: the words of a reply before its codes, for servers choose codes
 * carelessly; the enhanced code before the basic one; the class last.
 */
export const RULE_FAMILIES: readonly RuleFamily[] = [
  ...OURS,
  ...WORDS_OF_A_REPLY,
  REMOTE_ENHANCED_CODES,
  REMOTE_HINTS,
  REMOTE_REPLY_CODES,
  REMOTE_CLASS,
  LAST_RESORT,
];

export const RULE_BOOK = new RuleBook(RULE_FAMILIES);
