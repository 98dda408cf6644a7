import { codeOf, hasText, wordsOf } from '../errors';

/** What went wrong between a server and us, so far as it decides what to do. */
export interface ServerFault {
  /** It may pass by itself: trying again is right, and changes nothing else. */
  readonly passing: boolean;
  readonly diskFull: boolean;
  /** One line: what went wrong, and what to do where that is known. */
  readonly words: string;
}

/** ClickHouse's error codes that say "not now" (its `ErrorCodes.cpp`). */
const PASSING: Readonly<Record<string, string>> = {
  '32': 'the server saw the body end too early',
  '159': 'the server took too long',
  '160': 'the server estimates that it would take too long',
  '202': 'the server answers too many queries already',
  '203': 'the server has no free connection to another one',
  '209': 'the server waited too long for bytes',
  '210': 'the server could not reach another one',
  '225': 'the server has lost its keeper',
  '236': 'the server stopped the query, as it does when it is shut down',
  '241': 'the server has no memory left for this',
  '242': 'the table is read-only for now: the replica has lost its keeper',
  '243': 'the disk of the server is full',
  '252': 'the server merges too slowly for so many inserts',
  '279': 'the server could not reach a shard',
  '285': 'too few replicas are alive for a quorum',
  '286': 'the quorum of an earlier insert is still missing',
  '319': 'the server does not know whether the rows are in',
  '394': 'the query was killed',
  '425': 'the system failed the server',
  '473': 'the server avoided a deadlock of its own: to be tried again',
  '517': 'another replica is changing the table',
  '999': 'the keeper failed the server',
  '1000': 'the network library failed the server',
};

/** Codes that stay until somebody changes something, and what that is. */
const LASTING: Readonly<Record<string, string>> = {
  '60': 'a table is missing: was it dropped? Start again, and it is made anew',
  '81': 'the database is missing: was it dropped? Start again, and it is made anew',
  '115':
    'the server does not know a setting of ours: it is too old, or a proxy changes the request',
  '164':
    'the user is read-only: take readonly out of its profile (2 will do for whoever only asks)',
  '192': 'there is no such user: check the user and the password',
  '193': 'the password is wrong: check the user and the password',
  '194': 'a password is needed: set one',
  '195': "the server does not let this machine in as this user: see the user's networks",
  '452': 'a setting of ours is forbidden to this user: take the constraint out of its profile',
  '497': 'the user lacks a grant: give it what the message names, on the whole database',
  '516': 'the user or the password is wrong: check both',
};

/** What the system says before there is an HTTP answer. */
const UNREACHED: Readonly<Record<string, string>> = {
  ECONNREFUSED:
    'nothing listens there: is the server up, and is it the HTTP port (8123, TLS 8443)?',
  ENOTFOUND: 'there is no host of this name: check the URL',
  EAI_AGAIN: 'the name service did not answer',
  ETIMEDOUT: 'no answer: check the address and the firewall',
  EHOSTUNREACH: 'no route to the host: check the address and the network',
  ENETUNREACH: 'no route to the network: check the address and the network',
  ECONNRESET: 'the connection broke',
  EPIPE: 'the connection broke',
};

/** OpenSSL's and Node's names begin so where the trouble is TLS. */
const TLS_CODE = /^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_)/;

export function faultOf(error: unknown): ServerFault {
  const code = codeOf(error);
  const said = wordsOf(error).slice(0, MOST_WORDS);
  if (/^\d+$/.test(code))
    return clickHouseFault(code, said, hasText(error, 'type') ? error.type : '');
  if (TLS_CODE.test(code))
    return lasting(`TLS failed (${said}): check the CA, the certificates and the host's name`);
  const unreached = UNREACHED[code];
  if (unreached !== undefined)
    return { passing: true, diskFull: false, words: `${unreached} (${code})` };
  if (said === 'Timeout error.')
    return { passing: true, diskFull: false, words: 'no answer within the time for a request' };
  // Whatever else has no code of ClickHouse was said by something in between: a proxy's 502 or 503.
  return { passing: true, diskFull: false, words: `no answer of ClickHouse's: ${said || 'none'}` };
}

function clickHouseFault(code: string, said: string, type: string): ServerFault {
  const passing = PASSING[code];
  const words = passing ?? LASTING[code];
  return {
    passing: passing !== undefined,
    diskFull: code === '243',
    words: `${words === undefined ? '' : `${words}. `}The server said: ${said.trim()} (${code} ${type})`,
  };
}

const lasting = (words: string): ServerFault => ({ passing: false, diskFull: false, words });

/** A server's message may quote what a stranger wrote. */
const MOST_WORDS = 500;
