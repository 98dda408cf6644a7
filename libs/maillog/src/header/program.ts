import type { Mta } from '../events';
import { detached } from '../readable';

/** Who wrote a line, by its syslog tag. */
export interface Program {
  /** Null for any program that is no mail transfer agent of ours. */
  readonly mta: Mta | null;
  /** The tag without the daemon: `postfix`, `postfix-out`, `mx-a/postfix`, `postfix/relay`, `exim`. */
  readonly syslogName: string;
  /** Last part of a Postfix tag: `smtp`, `qmgr`, …; empty where the transport lost it. */
  readonly daemon: string;
  readonly role: PostfixRole;
}

/**
 * What a Postfix daemon's lines may tell: `agent` how deliveries ended, `queue` of messages coming,
 * waiting and going, `other` nothing that we need; `unknown` where the transport lost the daemon.
 */
export type PostfixRole = 'agent' | 'queue' | 'other' | 'unknown';

const AGENTS = new Set(['smtp', 'lmtp', 'error', 'retry', 'local', 'virtual', 'pipe', 'discard']);
const QUEUE_DAEMONS = new Set([
  'qmgr',
  'oqmgr',
  'nqmgr',
  'cleanup',
  'pickup',
  'smtpd',
  'bounce',
  'defer',
  'trace',
]);

export function postfixRole(daemon: string): PostfixRole {
  if (daemon === '') return 'unknown';
  if (AGENTS.has(daemon)) return 'agent';
  return QUEUE_DAEMONS.has(daemon) ? 'queue' : 'other';
}

/** Programs that Postfix ships and that log under their own name (conf/master.cf, src/ of Postfix 3.x). */
const POSTFIX_DAEMONS = new Set(
  (
    'smtp lmtp smtpd qmgr oqmgr nqmgr cleanup pickup error retry local virtual pipe discard bounce ' +
    'defer trace verify flush scache anvil tlsmgr tlsproxy trivial-rewrite proxymap proxywrite ' +
    'postscreen dnsblog master showq spawn qmqpd postlogd postlog postfix-script postmulti ' +
    'postmulti-script post-install postdrop postqueue postsuper postkick postlock postalias postmap ' +
    'postcat postconf sendmail set-permissions posttls-finger nbdb_reindexd'
  ).split(' '),
);

/**
 * Whose line it is. `postfix/smtp`, `postfix-out/smtp`, `mx-a/postfix/smtp`, `postfix/relay/smtp` and
 * `mta7/smtp` are Postfix (`syslog_name` may be any word): the last part names the daemon.
 * `exim`, `exim4` and other tags that begin so are Exim (`syslog_processname`).
 */
export function programOf(tag: string): Program {
  const slash = tag.lastIndexOf('/');
  const daemon = tag.slice(slash + 1);
  if (slash > 0) {
    const syslogName = tag.slice(0, slash);
    if (POSTFIX_DAEMONS.has(daemon) || syslogName.includes('postfix')) {
      return { mta: 'postfix', syslogName, daemon, role: postfixRole(daemon) };
    }
  }
  if (tag === 'postfix') return { mta: 'postfix', syslogName: tag, daemon: '', role: 'unknown' };
  if (tag.startsWith('exim')) return { mta: 'exim', syslogName: tag, daemon: '', role: 'other' };
  return { mta: null, syslogName: tag, daemon: '', role: 'other' };
}

/** The hash of a tag with one more character. */
export function tagHash(hash: number, code: number): number {
  return (hash * 31 + code) | 0;
}

const SLOTS = 1024;

/**
 * Remembers programs by a hash of the tag, one per slot: a tag is looked up without cutting it out of
 * its line. A tag that takes another's slot only costs resolving it again.
 */
export class ProgramCache {
  private readonly tags = new Array<string>(SLOTS).fill('\n');
  private readonly programs = new Array<Program>(SLOTS).fill(programOf(''));

  /** The program whose tag is the whole text. */
  of(tag: string): Program {
    let hash = 0;
    for (let i = 0; i < tag.length; i++) hash = tagHash(hash, tag.charCodeAt(i));
    return this.get(tag, 0, tag.length, hash);
  }

  /** The program whose tag is `text` from … to; `hash` is {@link tagHash} of its characters. */
  get(text: string, from: number, to: number, hash: number): Program {
    const slot = hash & (SLOTS - 1);
    const tag = this.tags[slot];
    if (tag?.length === to - from && text.startsWith(tag, from)) {
      return this.programs[slot] ?? programOf(tag);
    }
    const found = detached(text.slice(from, to));
    const program = programOf(found);
    this.tags[slot] = found;
    this.programs[slot] = program;
    return program;
  }
}
