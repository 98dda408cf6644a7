import type {
  DomainDetailReport,
  DomainHistoryReport,
  DomainSenderReport,
  FailureTextReport,
} from '@noanswer/answers';
import { Count, Moment, MomentOrNull, Part, Parts, Text } from '../openapi/fields';
import { RetryAnswer } from '../retries/retry-answer';
import { FreshnessAnswer, WindowAnswer } from '../window/window-answer';
import { DomainAnswer } from './domain-answer';

/** One of our mail servers and this domain. */
export class DomainSenderAnswer implements DomainSenderReport {
  @Text('The machine that wrote the lines.', 'out1')
  readonly logHost!: string;
  @Count('Its attempts.', 34)
  readonly attempts!: number;
  @Count('Of these, how many reached no SMTP service.', 17)
  readonly unreachable!: number;
  @Count('Of these, how many were answered.', 17)
  readonly answered!: number;
}

export class FailureTextAnswer implements FailureTextReport {
  @Text('Why it failed, in our word.', 'no_answer')
  readonly reason!: string;
  @Text('The rule that said so.', 'connect_timed_out')
  readonly rule!: string;
  @Count('Attempts that failed with this text.', 17)
  readonly attempts!: number;
  @Moment('The last of them.')
  readonly lastAt!: string;
  @Text(
    'What the log says: a stranger\u2019s words, local parts of addresses hidden as configured.',
    'connect to mx1.example.org[192.0.2.1]:25: Connection timed out',
  )
  readonly text!: string;
}

/** Of all that is kept of the domain, whatever the window. */
export class DomainHistoryAnswer implements DomainHistoryReport {
  @Count('Attempts really made.', 510)
  readonly attempts!: number;
  @MomentOrNull('The first of them.')
  readonly firstAttempt!: string | null;
  @MomentOrNull('The last of them.')
  readonly lastAttempt!: string | null;
  @MomentOrNull('When a server of it last said anything.')
  readonly lastAnswer!: string | null;
  @MomentOrNull('First failure without a word after that; null: it does not fail now.')
  readonly failingSince!: string | null;
}

/** One recipient domain, with all that tells why. */
export class DomainDetailAnswer extends DomainAnswer implements DomainDetailReport {
  @Part(WindowAnswer, 'The time that was answered for.')
  readonly window!: WindowAnswer;
  @Part(FreshnessAnswer, 'How new the data are.')
  readonly freshness!: FreshnessAnswer;
  @Parts(DomainSenderAnswer, 'Which of our servers tried it.')
  readonly senders!: readonly DomainSenderAnswer[];
  @Part(RetryAnswer, 'Whether trying again helps.')
  readonly retries!: RetryAnswer;
  @Parts(FailureTextAnswer, 'What the log says of its failures, the most frequent first.')
  readonly texts!: readonly FailureTextAnswer[];
  @Part(DomainHistoryAnswer, 'Of all that is kept of it, whatever the window.')
  readonly history!: DomainHistoryAnswer;
}
