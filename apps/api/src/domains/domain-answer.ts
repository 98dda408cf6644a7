import { IntersectionType } from '@nestjs/swagger';
import type { BlamedReport, DomainReport } from '@noanswer/answers';
import type { SideVerdict } from '@noanswer/reachability';
import { AddressAnswer } from '../hosts/host-answer';
import {
  Count,
  CountsBy,
  MomentOrNull,
  OneOf,
  Part,
  PartOrNull,
  Parts,
  Text,
  TextOrNull,
  Texts,
} from '../openapi/fields';
import { RatesAnswer } from '../rates/rates-answer';
import { DecidedAnswer } from '../watching/decided-answer';
import { StateOfAnswer } from '../watching/state-answer';
import { WindowedAnswer } from '../window/window-answer';

const SIDES = ['theirs', 'ours', 'unclear', 'none'] as const;

export class FaultAnswer implements SideVerdict {
  @OneOf(SIDES, 'Theirs or ours; `none`: nothing is wrong; `unclear`: the logs cannot tell.')
  readonly side!: SideVerdict['side'];
  @Text('The evidence.', 'out1 was answered by 77 of 80 domains in the same time')
  readonly because!: string;
}

/** One recipient domain. */
export class DomainAnswer extends RatesAnswer implements DomainReport {
  @Text('Recipient domain; empty: the addresses had none.', 'example.org')
  readonly domain!: string;
  @Count('Attempts that were delivered.', 17)
  readonly delivered!: number;
  @Count('Recipient lines of its attempts.', 36)
  readonly recipients!: number;
  @Count('Recipient lines that were no attempt: the MTA repeated an older failure.', 20)
  readonly suspended!: number;
  @Count('Recipients or messages that the MTA gave up.', 1)
  readonly expired!: number;
  @MomentOrNull('First attempt that was not delivered.')
  readonly firstFailure!: string | null;
  @MomentOrNull('Last attempt that was not delivered.')
  readonly lastFailure!: string | null;
  @MomentOrNull('When a server of it last said anything.')
  readonly lastAnswer!: string | null;
  @MomentOrNull('First failure without a word after that; null: it does not fail now.')
  readonly failingSince!: string | null;
  @Text(
    'What it does, in one word: a reason, `delivered`, `delivered_after_no_answer` and the like, `mixed`, `unsteady`, or `unknown` without an attempt.',
    'unsteady',
  )
  readonly behaviour!: string;
  @CountsBy('Attempts by reason.', { delivered: 17, no_answer: 17 })
  readonly reasons!: Readonly<Record<string, number>>;
  @Parts(AddressAnswer, 'Addresses that failed at least once, the most failing first.')
  readonly hosts!: readonly AddressAnswer[];
  @CountsBy('Exim\u2019s own verdicts that the hosts are dead for long.', {})
  readonly verdicts!: Readonly<Record<string, number>>;
  @Part(FaultAnswer, 'Whose fault it is.')
  readonly fault!: FaultAnswer;
  @Text('The first thing to do.', 'Try the address by hand: telnet HOST 25.')
  readonly advice!: string;
  @Texts('All that can be done, in this order.', ['Try the address by hand: telnet HOST 25.'])
  readonly whatToDo!: readonly string[];
  @Text('When to try again.', 'Retry after 30 min, 1 h, 2 h, 4 h, 24 h.')
  readonly retryAdvice!: string;
}

/** What of the attempts is the fault of senders of ours that did not get out. */
export class BlamedAnswer implements BlamedReport {
  @Count('Attempts that they made meanwhile.', 12)
  readonly attempts!: number;
  @Count('Of these, how many got no answer.', 12)
  readonly noAnswer!: number;
  @Count('Of these, how many reached no SMTP service.', 12)
  readonly unreachable!: number;
  @Texts('These servers of ours.', ['out2'])
  readonly senders!: readonly string[];
  @Part(RatesAnswer, 'The rates without these: what can be held against the domain.')
  readonly without!: RatesAnswer;
}

/** A domain, its state as it was decided, and what of its failures is ours. */
export class DecidedDomainAnswer extends IntersectionType(DomainAnswer, StateOfAnswer) {
  @PartOrNull(
    BlamedAnswer,
    'What servers of ours that did not get out in the window are to blame for; null: nothing.',
  )
  readonly blamedOnSenders!: BlamedAnswer | null;
}

export class DomainsAnswer extends WindowedAnswer {
  @Part(DecidedAnswer, 'How far states are decided.')
  readonly decided!: DecidedAnswer;
  @Count(
    'Domains that match, whatever the limit; of the worst of all, beyond a thousand, an estimate.',
    1,
  )
  readonly total!: number;
  @TextOrNull('The cursor of the next page; null: this is the last.', null)
  readonly next!: string | null;
  @Parts(DecidedDomainAnswer, 'In the order that was asked for.')
  readonly domains!: readonly DecidedDomainAnswer[];
}
