import type { SenderDetailReport } from '@noanswer/answers';
import {
  Count,
  CountsBy,
  MomentOrNull,
  Part,
  PartOrNull,
  Parts,
  Text,
  Texts,
} from '../openapi/fields';
import { RatesAnswer } from '../rates/rates-answer';
import { SenderFindingAnswer } from '../sender-findings/sender-finding-answer';
import { DecidedAnswer } from '../watching/decided-answer';
import { WindowedAnswer } from '../window/window-answer';

/** One of our mail servers, with its rates and what it reaches. */
export class SenderDetailAnswer extends RatesAnswer implements SenderDetailReport {
  @Text('The machine that wrote the lines.', 'out1')
  readonly logHost!: string;
  @Texts('Which MTAs wrote on it.', ['postfix'])
  readonly mtas!: readonly string[];
  @Count('Attempts that were delivered.', 17)
  readonly delivered!: number;
  @Count('Attempts in which the remote said anything, even no.', 17)
  readonly answered!: number;
  @Count('Recipient lines that were no attempt: the MTA repeated an older failure.', 20)
  readonly suspended!: number;
  @CountsBy('Attempts by reason.', { delivered: 17, no_answer: 17 })
  readonly reasons!: Readonly<Record<string, number>>;
  @MomentOrNull('Its first attempt in this time.')
  readonly firstAttempt!: string | null;
  @MomentOrNull('Its last attempt in this time.')
  readonly lastAttempt!: string | null;
  @Count('Recipient domains for which it made attempts; beyond a thousand domains an estimate.', 80)
  readonly domainsTried!: number;
  @Count('Of these, domains that answered it at least once.', 77)
  readonly domainsAnswered!: number;
  @Count('Of these, domains that it never reached.', 3)
  readonly domainsUnreachable!: number;
  @Count('Of those never reached, the ones that answered another of our servers.', 0)
  readonly answeredElsewhere!: number;
  @PartOrNull(
    RatesAnswer,
    'Its rates in the time of the same length before; null where the window has no beginning.',
  )
  readonly before!: RatesAnswer | null;
}

/** A sender, and what was found of it. */
export class DecidedSenderAnswer extends SenderDetailAnswer {
  @Parts(
    SenderFindingAnswer,
    'That it does not get out, as of the end of the window; those of the past are in `/v1/senders/findings`. Empty means well only where `decided.state` is `watching`.',
  )
  readonly findings!: readonly SenderFindingAnswer[];
}

export class SendersAnswer extends WindowedAnswer {
  @Part(DecidedAnswer, 'How far findings are decided.')
  readonly decided!: DecidedAnswer;
  @Parts(DecidedSenderAnswer, 'By name.')
  readonly senders!: readonly DecidedSenderAnswer[];
}
