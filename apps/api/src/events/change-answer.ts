import { Flag, Moment, MomentOrNull, OneOf, Text } from '../openapi/fields';

const KINDS = ['domain', 'address', 'spike', 'sender', 'provider'] as const;

/** The `data` of an event; its `event` is the kind, its `id` is where to go on from. */
export class ChangeAnswer {
  @Text(
    'Name of the episode: the same from its first to its last change.',
    'domain:1795255254000:example.org',
  )
  readonly id!: string;
  @OneOf(KINDS, 'What it is of; the name of the event too.')
  readonly kind!: (typeof KINDS)[number];
  @Text('Recipient domain, address `host[ip]:port`, log host or provider.', 'example.org')
  readonly subject!: string;
  @Text(
    'The state from then on, as `/v1/unreachable/history`, `/v1/spikes`, `/v1/senders/findings` and `/v1/providers` name it.',
    'chronic',
  )
  readonly state!: string;
  @MomentOrNull('Since when; null: it is over.')
  readonly since!: string | null;
  @Moment('The evaluation that told this, in log time.')
  readonly toldAt!: string;
  @Flag('Whether the episode is over.', false)
  readonly isOver!: boolean;
  @Flag('Whether this was told before and is not true by what is known now.', false)
  readonly isTakenBack!: boolean;
  @Text('In a sentence.', 'Nothing has answered for 24 h: 193 attempts from 2 senders failed.')
  readonly sentence!: string;
}
