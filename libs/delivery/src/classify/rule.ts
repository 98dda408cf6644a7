import type { Permanence } from '../attempt';
import type { Reason } from '../reason';
import type { DeliveryLine } from './delivery-line';
import type { Phrase } from './phrase-index';
import type { Shape, Stage } from './told';

/** All that is given must hold; of a list, one member. */
export interface Condition {
  readonly shape: Shape;
  /** The endpoint is on the machine that wrote the log; left out: it is not, `any`: either. */
  readonly ownMachine?: true | 'any';
  readonly mta?: 'postfix' | 'exim';
  readonly agents?: readonly string[];
  readonly stages?: readonly Stage[];
  readonly replyClass?: 4 | 5;
  readonly replyCodes?: readonly number[];
  /** `5.1.1`, `X.1.1` for any class, `''` where the reply has none. */
  readonly enhanced?: readonly string[];
  readonly errnos?: readonly number[];
  readonly says?: readonly Phrase[];
  /** One of these as well. */
  readonly alsoSays?: readonly Phrase[];
  readonly saysNot?: readonly Phrase[];
}

/** What a rule, or a vendor's deviation, says of a line. */
export interface Decision {
  readonly name: string;
  readonly reason: Reason;
  /** Left out: by the class of the reply, of `dsn=`, or by the status. */
  readonly permanence?: Permanence;
  readonly notAttempted?: 'suspended' | 'expired';
  /** The text is the MTA's own verdict on the hosts, kept as evidence. */
  readonly isVerdict?: true;
}

export interface Rule extends Decision {
  readonly when: Condition;
  /** Rules of the same family that take some of its samples too, and why this one goes first. */
  readonly before?: Readonly<Record<string, string>>;
  readonly samples: readonly Sample[];
}

/** A text as logged, or the parts of the line that matter. */
export type Sample = string | Partial<DeliveryLine>;

/** Rules about one thing. Families are tried in their order; a later one says less. */
export interface RuleFamily {
  readonly name: string;
  readonly rules: readonly Rule[];
  /** How a sample that is only a text becomes a line. */
  readonly lineOf: (text: string) => DeliveryLine;
}

const POSTFIX_LINE: DeliveryLine = {
  mta: 'postfix',
  agent: 'smtp',
  status: 'deferred',
  dsn: '',
  text: '',
  errno: 0,
  remote: null,
};

/** The text of a Postfix smtp line. */
export function postfixLine(text: string): DeliveryLine {
  return { ...POSTFIX_LINE, text };
}

/** What a server replied to RCPT TO, or to the command that the sample names itself. */
export function replyLine(reply: string): DeliveryLine {
  const command = reply.includes(' (in reply to ') ? '' : ' (in reply to RCPT TO command)';
  return postfixLine(`host mx.example.com[192.0.2.25] said: ${reply}${command}`);
}

export function sampleLine(family: RuleFamily, sample: Sample): DeliveryLine {
  return typeof sample === 'string'
    ? family.lineOf(sample)
    : { ...family.lineOf(sample.text ?? ''), ...sample };
}
