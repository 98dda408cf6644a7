import type {
  DomainDetailReport,
  DomainHistoryReport,
  DomainSenderReport,
  FailureTextReport,
} from '@noanswer/answers';
import {
  Count,
  Moment,
  MomentOrNull,
  Part,
  PartOrNull,
  Parts,
  Text,
  TextOrNull,
} from '../openapi/fields';
import { ProviderFindingAnswer } from '../providers/provider-answer';
import { RetryAnswer } from '../retries/retry-answer';
import { SenderFindingAnswer } from '../sender-findings/sender-finding-answer';
import { SpikeAnswer } from '../spikes/spike-answer';
import { SilenceEvidenceAnswer } from '../unreachable/unreachable-answer';
import { DecidedAnswer } from '../watching/decided-answer';
import { ExaminedAnswer, FreshnessAnswer, WindowAnswer } from '../window/window-answer';
import { DecidedDomainAnswer } from './domain-answer';

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

/** What was decided of a domain by the end of the window. */
export class DomainDecisionAnswer {
  @TextOrNull(
    'Why it is suspect, chronic or recovering, in a sentence; null: it is neither.',
    'Nothing has answered for 24 h: 193 attempts from 2 senders failed (193 no answer); it last answered 2026-11-20 09:40 UTC.',
  )
  readonly sentence!: string | null;
  @PartOrNull(SilenceEvidenceAnswer, 'What that rests on.')
  readonly evidence!: SilenceEvidenceAnswer | null;
  @PartOrNull(SpikeAnswer, 'The spike that is on.')
  readonly spike!: SpikeAnswer | null;
  @Parts(
    SenderFindingAnswer,
    'Of our servers that failed at it, those that did not get out in the window.',
  )
  readonly senderFindings!: readonly SenderFindingAnswer[];
  @Parts(ProviderFindingAnswer, 'Of its providers, those that failed as a whole in the window.')
  readonly providerFindings!: readonly ProviderFindingAnswer[];
}

/** One recipient domain, with all that tells why. */
export class DomainDetailAnswer extends DecidedDomainAnswer implements DomainDetailReport {
  @Part(WindowAnswer, 'The time that was answered for.')
  readonly window!: WindowAnswer;
  @Part(FreshnessAnswer, 'How new the data are.')
  readonly freshness!: FreshnessAnswer;
  @Part(DecidedAnswer, 'How far the state is decided.')
  readonly decided!: DecidedAnswer;
  @Part(DomainDecisionAnswer, 'What the state rests on, and who else may be to blame.')
  readonly decision!: DomainDecisionAnswer;
  @Parts(DomainSenderAnswer, 'Which of our servers tried it.')
  readonly senders!: readonly DomainSenderAnswer[];
  @Part(
    ExaminedAnswer,
    'The part of the window of which `texts` are told: all of it up to 50,000 attempts at all domains or if nothing failed, else as much around its last failure.',
  )
  readonly examined!: ExaminedAnswer;
  @Part(
    ExaminedAnswer,
    'The part of the window of which `retries` are told: all of it up to 50,000 unreachable attempts at the domain.',
  )
  readonly retriesExamined!: ExaminedAnswer;
  @Part(RetryAnswer, 'Whether trying again helps.')
  readonly retries!: RetryAnswer;
  @Parts(FailureTextAnswer, 'What the log says of its failures, the most frequent first.')
  readonly texts!: readonly FailureTextAnswer[];
  @Part(DomainHistoryAnswer, 'Of all that is kept of it, whatever the window.')
  readonly history!: DomainHistoryAnswer;
}
