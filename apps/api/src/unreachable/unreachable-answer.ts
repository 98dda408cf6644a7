import {
  Count,
  CountsBy,
  Moment,
  MomentOrNull,
  OneOf,
  Part,
  Parts,
  Text,
  TextOrNull,
  Texts,
} from '../openapi/fields';
import { DecisionsAnswer } from '../watching/decided-answer';

export const UNREACHABLE_KINDS = ['domain', 'address'] as const;
export const UNREACHABLE_STATES = ['chronic', 'suspect', 'recovering'] as const;
const HISTORY_STATES = [...UNREACHABLE_STATES, 'healthy', 'forgotten'] as const;

/** What a state rests on. */
export class SilenceEvidenceAnswer {
  @MomentOrNull('The first attempt that nobody answered.')
  readonly since!: string | null;
  @MomentOrNull('The last one, as far as this was told.')
  readonly until!: string | null;
  @Count('Attempts that reached no SMTP service.', 193)
  readonly attempts!: number;
  @CountsBy('These by reason.', { no_answer: 193 })
  readonly reasons!: Readonly<Record<string, number>>;
  @CountsBy('These by the machine that made them.', { out1: 100, out2: 93 })
  readonly senders!: Readonly<Record<string, number>>;
  @CountsBy('Failed connections by `host[ip]:port`, at most 16 of them.', {
    'mx1.example.org[192.0.2.1]:25': 193,
  })
  readonly addresses!: Readonly<Record<string, number>>;
  @Count('Exim\u2019s own verdicts that it has been failing for a long time.', 0)
  readonly verdicts!: number;
  @Count('Recipients or messages that the MTA gave up meanwhile.', 4)
  readonly expired!: number;
  @Count('Lines that were no attempt: the MTA repeated an older failure.', 20)
  readonly suspended!: number;
  @MomentOrNull(
    'When a server of it last said anything before; null: never, as far as the logs go.',
  )
  readonly lastAnswer!: string | null;
  @Texts('Where some of the log lines stand: source and offset.', ['mail-0:1200'])
  readonly samples!: readonly string[];
}

export class StateAnswer {
  @Text(
    'Name of the episode: the same from its first to its last change.',
    'domain:1795255254000:example.org',
  )
  readonly id!: string;
  @OneOf(UNREACHABLE_KINDS, 'What it is of.')
  readonly kind!: (typeof UNREACHABLE_KINDS)[number];
  @Text('Recipient domain, or address `host[ip]:port`.', 'example.org')
  readonly subject!: string;
  @MomentOrNull('Since when nothing answers; while recovering, since when it answers again.')
  readonly since!: string | null;
  @Moment('The evaluation that told this, in log time.')
  readonly toldAt!: string;
  @Text(
    'In a sentence.',
    'Nothing has answered for 24 h: 193 attempts from 2 senders failed (193 no answer); it last answered 2026-11-20 09:40 UTC.',
  )
  readonly sentence!: string;
  @Part(SilenceEvidenceAnswer, 'What it rests on; after the end, what it had rested on.')
  readonly evidence!: SilenceEvidenceAnswer;
}

export class UnreachableStateAnswer extends StateAnswer {
  @OneOf(
    UNREACHABLE_STATES,
    '`chronic`: nothing has answered for a day, in enough attempts. `suspect`: for an hour or more. `recovering`: it was chronic and answers again.',
  )
  readonly state!: (typeof UNREACHABLE_STATES)[number];
}

export class StateChangeAnswer extends StateAnswer {
  @OneOf(
    HISTORY_STATES,
    'The state from then on. `forgotten`: what was known was lost, so nobody knows.',
  )
  readonly state!: (typeof HISTORY_STATES)[number];
}

export class UnreachableAnswer extends DecisionsAnswer {
  @Count('How many there are, whatever the limit.', 1)
  readonly total!: number;
  @Parts(UnreachableStateAnswer, 'The longest first.')
  readonly unreachable!: readonly UnreachableStateAnswer[];
  @TextOrNull('The `cursor` of the next page; null: this is the last.', null)
  readonly next!: string | null;
}

export class UnreachableHistoryAnswer extends DecisionsAnswer {
  @Parts(StateChangeAnswer, 'The newest first.')
  readonly changes!: readonly StateChangeAnswer[];
  @TextOrNull('The `cursor` of the next page; null: this is the last.', null)
  readonly next!: string | null;
}
