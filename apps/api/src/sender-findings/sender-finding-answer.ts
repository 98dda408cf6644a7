import {
  Count,
  CountsBy,
  Moment,
  MomentOrNull,
  OneOf,
  Parts,
  Text,
  TextOrNull,
  Texts,
} from '../openapi/fields';
import { DecisionsAnswer } from '../watching/decided-answer';

export const SENDER_STATES = ['cut_off', 'over', 'forgotten'] as const;

/** One of our mail servers that does not get out, while others do: nobody else is blamed for it. */
export class SenderFindingAnswer {
  @Text(
    'Name of the episode: the same from its first to its last change.',
    'sender:1795255260000:out2',
  )
  readonly id!: string;
  @Text('The machine that wrote the lines.', 'out2')
  readonly logHost!: string;
  @OneOf(SENDER_STATES, '`cut_off`: it does not get out. `forgotten`: nobody knows any more.')
  readonly state!: (typeof SENDER_STATES)[number];
  @Moment('Since when.')
  readonly start!: string;
  @MomentOrNull('The evaluation that found it, in log time.')
  readonly foundAt!: string | null;
  @MomentOrNull('When it was over; null: it goes on.')
  readonly endedAt!: string | null;
  @Moment('The evaluation that told this, in log time.')
  readonly toldAt!: string;
  @Count('Unrelated destinations that usually answer, tried in the window that found it.', 13)
  readonly tried!: number;
  @Count('Of these, how many failed.', 13)
  readonly failing!: number;
  @Count('Of those that failed, the ones that other servers of ours tried too.', 13)
  readonly triedByOthers!: number;
  @Count('Of these, how many the others reached.', 13)
  readonly reachedByOthers!: number;
  @CountsBy('Its failed attempts by reason.', { no_answer: 130 })
  readonly reasons!: Readonly<Record<string, number>>;
  @Texts('Some destinations that failed it, the most failures first.', ['example.org'])
  readonly destinations!: readonly string[];
  @Text(
    'In a sentence.',
    'out2 does not get out since 2026-11-21 09:41 UTC: 13 of 13 unrelated destinations that usually answer failed, others of ours reached 13 of the 13 they tried too.',
  )
  readonly sentence!: string;
}

export class SenderFindingsAnswer extends DecisionsAnswer {
  @Count('How many there are, whatever the limit.', 1)
  readonly total!: number;
  @Parts(SenderFindingAnswer, 'Those that do not get out, and those that do again lately.')
  readonly findings!: readonly SenderFindingAnswer[];
  @TextOrNull('The `cursor` of the next page; null: this is the last.', null)
  readonly next!: string | null;
}
