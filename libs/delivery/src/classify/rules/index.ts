import { RuleBook } from '../rule-book';
import type { RuleFamily } from '../rule';
import { CONNECTION } from './connection';
import { DELIVERED } from './delivered';
import { LAST_RESORT } from './last-resort';
import { NAMES } from './names';
import { NOT_ATTEMPTED } from './not-attempted';
import { OUR_LIMITS } from './our-limits';
import { OUR_SIDE } from './our-side';
import {
  REMOTE_CLASS,
  REMOTE_ENHANCED_CODES,
  REMOTE_HINTS,
  REMOTE_REPLY_CODES,
} from './remote-codes';
import { REMOTE_IDENTITY } from './remote-identity';
import { REMOTE_MAILBOX } from './remote-mailbox';
import { REMOTE_MESSAGE } from './remote-message';
import { REMOTE_ONWARD } from './remote-onward';
import { REMOTE_PACE } from './remote-pace';
import { REMOTE_REPUTATION } from './remote-reputation';
import { REMOTE_STATE } from './remote-state';

/**
 * In order of how much they know. Words of a reply go before its codes, for servers choose codes
 * carelessly; among words, the next hop's trouble goes first, for its report quotes everything else.
 */
export const RULE_FAMILIES: readonly RuleFamily[] = [
  DELIVERED,
  NOT_ATTEMPTED,
  CONNECTION,
  NAMES,
  OUR_LIMITS,
  OUR_SIDE,
  REMOTE_ONWARD,
  REMOTE_PACE,
  REMOTE_REPUTATION,
  REMOTE_IDENTITY,
  REMOTE_MAILBOX,
  REMOTE_MESSAGE,
  REMOTE_STATE,
  REMOTE_ENHANCED_CODES,
  REMOTE_HINTS,
  REMOTE_REPLY_CODES,
  REMOTE_CLASS,
  LAST_RESORT,
];

export const RULE_BOOK = new RuleBook(RULE_FAMILIES);
