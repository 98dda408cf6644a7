import type { Explanation, Reading, Speaker } from '@noanswer/delivery';
import { REASONS } from '@noanswer/delivery';
import { BOUNCES, RetryAdviceAnswer, SpeakerOrNull } from '../codes/advice-fields';
import { OneOf, Part, Parts, Text, Texts } from '../openapi/fields';

const TAKEN_FOR = ['log line', 'code', 'bounce text', 'words', 'nothing known'] as const;
const SIDES = ['theirs', 'ours', 'depends'] as const;

/** One way to understand the text. */
export class ReadingAnswer {
  @Text('Short name of what happened.', 'No answer')
  readonly title!: string;
  @Text('What it means.', 'The host did not answer the connection.')
  readonly meaning!: string;
  @OneOf(['no_answer', ...REASONS.filter((reason) => reason !== 'no_answer')], 'Our word for it.')
  readonly reason!: Reading['reason'];
  @SpeakerOrNull('Who spoke; null: the text alone cannot tell.')
  readonly speaker!: Speaker | null;
  @OneOf(SIDES, 'Whose fault it is.')
  readonly side!: Reading['side'];
  @OneOf(BOUNCES, '`depends`: on the text, or on what the MTA decides.')
  readonly bounce!: Reading['bounce'];
  @Text('The codes that stand in the text; empty: none.', '')
  readonly code!: string;
  @Text('The enhanced code digit by digit; empty: there is none.', '')
  readonly digits!: string;
  @Text('The rule that decided; empty for a bare code.', 'connect_timed_out')
  readonly rule!: string;
  @Texts('What may be behind it.', ['The host is down.'])
  readonly causes!: readonly string[];
  @Texts('What can be done, in this order.', ['Try the host by hand: telnet HOST 25.'])
  readonly whatToDo!: readonly string[];
  @Part(RetryAdviceAnswer, 'Whether to try again, and when.')
  readonly retry!: RetryAdviceAnswer;
  @Text('Where the code is defined; empty: there is none.', '')
  readonly standard!: string;
  @Texts('What else has to be said.', [])
  readonly notes!: readonly string[];
}

export class ExplanationAnswer {
  @OneOf(TAKEN_FOR, 'What the text was taken for.')
  readonly as!: Explanation['as'];
  @Parts(ReadingAnswer, 'One; two where a bare code means two things; none if nothing is known.')
  readonly readings!: readonly ReadingAnswer[];
}
