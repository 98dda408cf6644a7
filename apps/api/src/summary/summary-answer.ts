import type { HappenedReport, ReplyCount, SenderReport } from '@noanswer/answers';
import { Count, CountsBy, Part, Parts, Text } from '../openapi/fields';
import { RatesAnswer } from '../rates/rates-answer';
import { RetryAnswer } from '../retries/retry-answer';
import { ExaminedAnswer, WindowedAnswer } from '../window/window-answer';

/** One of our mail servers. */
export class SenderAnswer implements SenderReport {
  @Text('The machine that wrote the lines.', 'out1')
  readonly logHost!: string;
  @Count('Delivery attempts.', 240)
  readonly attempts!: number;
  @Count('Recipient domains for which it made attempts; beyond a thousand domains an estimate.', 80)
  readonly domainsTried!: number;
  @Count('Of these, domains that answered it at least once.', 77)
  readonly domainsAnswered!: number;
  @Count('Of these, domains that it never reached.', 3)
  readonly domainsUnreachable!: number;
  @Count('Of those never reached, the ones that answered another of our servers.', 0)
  readonly answeredElsewhere!: number;
}

export class ReplyAnswer implements ReplyCount {
  @Count('Three digits.', 550)
  readonly replyCode!: number;
  @Text('Enhanced status code; empty: none was said.', '5.1.1')
  readonly enhancedCode!: string;
  @Count('Attempts that ended with it.', 4)
  readonly attempts!: number;
}

/** What happened altogether. */
export class SummaryAnswer extends WindowedAnswer implements HappenedReport {
  @Count('Recipient domains of which the logs tell; beyond a thousand an estimate.', 80)
  readonly domainsTotal!: number;
  @Part(RatesAnswer, 'How often there was no answer, over all domains.')
  readonly rates!: RatesAnswer;
  @CountsBy('Delivery attempts: `total`, and by reason.', {
    total: 240,
    delivered: 200,
    no_answer: 12,
    refused: 8,
    no_route: 2,
    network_unreachable: 2,
    greeting_timeout: 0,
    greylisted: 16,
  })
  readonly attempts!: Readonly<Record<string, number>>;
  @CountsBy('Connection attempts by result; `addresses`: different ip:port among them.', {
    answered: 210,
    no_answer: 40,
    refused: 8,
    no_route: 2,
    network_unreachable: 2,
    greeting_timeout: 0,
    addresses: 90,
  })
  readonly connections!: Readonly<Record<string, number>>;
  @CountsBy('Delivery status lines, one a recipient; suspended ones are among `deferred`.', {
    sent: 205,
    deferred: 60,
    bounced: 3,
    expired: 1,
  })
  readonly recipients!: Readonly<Record<string, number>>;
  @Count('Recipient lines that were no attempt: the MTA repeated an older failure.', 20)
  readonly suspended!: number;
  @CountsBy('Logged `dsn=` of recipient lines, suspended ones left out.', { '2.0.0': 205 })
  readonly statusCodes!: Readonly<Record<string, number>>;
  @Parts(ReplyAnswer, 'What remote servers said, most frequent first.')
  readonly replies!: readonly ReplyAnswer[];
  @Part(
    ExaminedAnswer,
    'The part of the window of which `retries` are told: all of it up to 50,000 unreachable attempts, else the newest.',
  )
  readonly examined!: ExaminedAnswer;
  @Part(RetryAnswer, 'Whether trying again helps.')
  readonly retries!: RetryAnswer;
  @Parts(SenderAnswer, 'Our mail servers, the one that reaches least first.')
  readonly senders!: readonly SenderAnswer[];
}
