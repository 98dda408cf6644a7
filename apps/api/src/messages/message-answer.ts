import type {
  MessageConnectionReport,
  MessageEnd,
  MessageEventReport,
  MessageRecipientReport,
  MessageReport,
} from '@noanswer/answers';
import {
  Count,
  Flag,
  Moment,
  MomentOrNull,
  OneOf,
  Parts,
  SecondsOrNull,
  Text,
} from '../openapi/fields';
import { WindowedAnswer } from '../window/window-answer';

const ENDS = [
  'delivered',
  'handed_over',
  'bounced',
  'expired',
  'waiting',
] as const satisfies readonly MessageEnd[];
const KINDS = [
  'attempt',
  'suspended',
  'expired',
] as const satisfies readonly MessageEventReport['kind'][];

export class MessageConnectionAnswer implements MessageConnectionReport {
  @Moment('When.')
  readonly at!: string;
  @Text('Name that was connected to.', 'mx1.example.org')
  readonly host!: string;
  @Text('Its address.', '192.0.2.1')
  readonly ip!: string;
  @Count('0: not logged.', 25)
  readonly port!: number;
  @Text('What became of it: `answered`, `no_answer`, `refused` \u2026', 'no_answer')
  readonly result!: string;
}

export class MessageRecipientAnswer implements MessageRecipientReport {
  @Text('The address, where the store keeps it in clear; else empty.', '')
  readonly address!: string;
  @Text('The same address has the same one; empty where nothing is kept of it.', '3cd474de75')
  readonly token!: string;
  @Text('Recipient domain.', 'example.org')
  readonly domain!: string;
  @OneOf(ENDS, 'What became of it; `waiting`: it is tried again, as far as the logs go.')
  readonly end!: MessageEnd;
  @MomentOrNull('When that was; null while it waits.')
  readonly endedAt!: string | null;
}

export class MessageEventAnswer implements MessageEventReport {
  @OneOf(KINDS, '`suspended`: the MTA did not try. `expired`: it gave up.')
  readonly kind!: MessageEventReport['kind'];
  @Moment('Log time.')
  readonly at!: string;
  @Text('Recipient domain; empty: the line names none.', 'example.org')
  readonly domain!: string;
  @Count('How many recipients it was for; 0: for all.', 1)
  readonly recipients!: number;
  @Text('Why it ended so, in our word; of what was not tried, the older failure.', 'no_answer')
  readonly reason!: string;
  @Text('The rule that said so; empty: nothing was tried.', 'connect_timed_out')
  readonly rule!: string;
  @Text('Who spoke: `remote` or `local`; empty: nothing was tried.', 'local')
  readonly speaker!: string;
  @Text('`none`, `soft` or `hard`; empty: nothing was tried.', 'soft')
  readonly permanence!: string;
  @Count('What the remote said; 0: nothing.', 0)
  readonly replyCode!: number;
  @Text('What the remote said; empty: nothing.', '')
  readonly enhancedCode!: string;
  @Text('What our MTA logged as `dsn=`.', '4.4.1')
  readonly dsn!: string;
  @Text('Delivery agent or transport.', 'smtp')
  readonly agent!: string;
  @Text('The host that took it or refused it; empty: none was reached.', '')
  readonly host!: string;
  @Text('Its address.', '')
  readonly ip!: string;
  @Count('0: none, or not logged.', 0)
  readonly port!: number;
  @SecondsOrNull('Since it arrived; null: not logged.', 1801.5)
  readonly queueSeconds!: number | null;
  @SecondsOrNull('How long the attempt took; null: not logged.', 30)
  readonly attemptSeconds!: number | null;
  @Text(
    'What the log says: a stranger\u2019s words, local parts of addresses hidden as configured.',
    'connect to mx1.example.org[192.0.2.1]:25: Connection timed out',
  )
  readonly text!: string;
  @Parts(MessageConnectionAnswer, 'Its connection attempts, in order.')
  readonly connections!: readonly MessageConnectionAnswer[];
}

/** One message in one queue. */
export class MessageAnswer implements MessageReport {
  @Text('The machine that wrote the lines.', 'out1')
  readonly logHost!: string;
  @Text('Its queue id there.', '4jWnjL6WYGzJX6C')
  readonly queueId!: string;
  @Text('`postfix` or `exim`.', 'postfix')
  readonly mta!: string;
  @MomentOrNull('When it came into the queue, as its attempts tell; null: none does.')
  readonly arrivedAt!: string | null;
  @Moment('Log time of the first of its lines that is shown.')
  readonly firstSeenAt!: string;
  @Moment('Log time of the last.')
  readonly lastSeenAt!: string;
  @OneOf(
    [...ENDS, 'mixed'],
    '`waiting` while it is for anybody, as far as the logs go; `mixed`: over, not for all alike.',
  )
  readonly end!: MessageReport['end'];
  @Count('Delivery attempts that are shown.', 2)
  readonly attempts!: number;
  @Parts(MessageRecipientAnswer, 'What became of each recipient.')
  readonly recipients!: readonly MessageRecipientAnswer[];
  @Parts(MessageEventAnswer, 'Its life, in the order of time.')
  readonly events!: readonly MessageEventAnswer[];
}

export class MessagesAnswer extends WindowedAnswer {
  @Parts(MessageAnswer, 'The latest first.')
  readonly messages!: readonly MessageAnswer[];
  @Flag('Whether there is more than is shown: the earliest is left out.', false)
  readonly cut!: boolean;
}
