import type { SpikeEnd } from '@noanswer/reachability';
import {
  Count,
  CountsBy,
  Moment,
  MomentOrNull,
  OneOf,
  Part,
  Parts,
  Rate,
  Seconds,
  Text,
  TextOrNull,
  Texts,
} from '../openapi/fields';
import { DecisionsAnswer } from '../watching/decided-answer';

const ENDS = [
  'recovered',
  'faded',
  'became_usual',
  'blamed_on_sender',
  'part_of_provider',
] as const satisfies readonly SpikeEnd[];
export const SPIKE_STATES = ['open', ...ENDS, 'forgotten'] as const;
export const PROVIDER_STATES = ['failing', ...ENDS, 'forgotten'] as const;

/** A no-answer rate that jumped against its own past. */
export class JumpAnswer {
  @Text(
    'Name of the episode: the same from its first to its last change.',
    'spike:1795255260000:example.org',
  )
  readonly id!: string;
  @Moment('The minute from which on the rate is raised.')
  readonly start!: string;
  @MomentOrNull('The evaluation that found it, in log time.')
  readonly foundAt!: string | null;
  @MomentOrNull('When it was over; null: it goes on.')
  readonly endedAt!: string | null;
  @Moment('The evaluation that told this, in log time.')
  readonly toldAt!: string;
  @Count('Attempts since the start, as of then.', 120)
  readonly attempts!: number;
  @Count('Of these, how many got no answer.', 48)
  readonly noAnswers!: number;
  @Rate('The rate of no answers that is usual at this time of day.', 0.002)
  readonly usualRate!: number | null;
  @Rate('How sure it is: 1 less the false spikes a day that its chance allows.', 0.999)
  readonly confidence!: number | null;
  @Seconds('Length of the window that found it.', 120)
  readonly windowSeconds!: number;
  @Text(
    'In a sentence.',
    'Since 2026-11-21 09:41 UTC 48 of 120 attempts got no answer (40 %, usually 0.2 % at this time of day).',
  )
  readonly sentence!: string;
}

/** Who met it, and where: of its last hour or two. */
export class SpikeEvidenceAnswer {
  @CountsBy('Attempts by the machine that made them.', { out1: 60, out2: 60 })
  readonly attempts!: Readonly<Record<string, number>>;
  @CountsBy('Those without an answer.', { out1: 24, out2: 24 })
  readonly noAnswers!: Readonly<Record<string, number>>;
  @CountsBy('Failed connections by `host[ip]:port`, at most 16 of them.', {
    'mx1.example.org[192.0.2.1]:25': 48,
  })
  readonly addresses!: Readonly<Record<string, number>>;
  @Texts('Where some of the log lines stand: source and offset.', ['mail-0:1200'])
  readonly samples!: readonly string[];
}

export class SpikeAnswer extends JumpAnswer {
  @Text('Recipient domain.', 'example.org')
  readonly domain!: string;
  @OneOf(
    SPIKE_STATES,
    '`open`, or how it ended: `recovered`; `faded`: nobody tries any more; `became_usual`: it lasted a day; `blamed_on_sender`, `part_of_provider`: it was not this domain; `forgotten`: nobody knows any more.',
  )
  readonly state!: (typeof SPIKE_STATES)[number];
  @Part(SpikeEvidenceAnswer, 'What it rests on.')
  readonly evidence!: SpikeEvidenceAnswer;
}

export class SpikesAnswer extends DecisionsAnswer {
  @Count('How many there are, whatever the limit.', 1)
  readonly total!: number;
  @Parts(SpikeAnswer, 'Open ones and those that ended lately, the oldest first.')
  readonly spikes!: readonly SpikeAnswer[];
  @TextOrNull('The `cursor` of the next page; null: this is the last.', null)
  readonly next!: string | null;
}
