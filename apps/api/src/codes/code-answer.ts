import { ApiPropertyOptional } from '@nestjs/swagger';
import { REASONS } from '@noanswer/delivery';
import type { CodeMeaning, Speaker } from '@noanswer/delivery';
import { CountOrNull, OneOf, Part, Parts, Text, TextOrNull, Texts } from '../openapi/fields';
import { BOUNCES, RetryAdviceAnswer, SpeakerOrNull } from './advice-fields';

const MATCHED = ['enhanced code', 'pair', 'registry', 'reply code', 'class'] as const;
export const SEVERITIES = ['medium', 'low', 'notable', 'high'] as const;
export const CATEGORIES = [
  'network',
  'success',
  'dns',
  'addressing',
  'mailbox',
  'mail_system',
  'protocol',
  'content',
  'policy',
  'authentication',
  'undefined',
] as const;

/** What the code means, if this side said it. */
export class CodeMeaningAnswer {
  @SpeakerOrNull('Who said it; null: it means the same whoever says it.')
  readonly speaker!: Speaker | null;
  @Text('As asked.', '4.4.1')
  readonly code!: string;
  @OneOf(MATCHED, 'Which knowledge answered, from exact to vague.')
  readonly matched!: CodeMeaning['matched'];
  @Text('Its name.', 'No answer from host')
  readonly name!: string;
  @Text('What it means to the sender.', 'The host did not answer the connection.')
  readonly meaning!: string;
  @OneOf(BOUNCES, '`depends`: on the text, or on what the MTA decides.')
  readonly bounce!: CodeMeaning['bounce'];
  @OneOf(SEVERITIES, 'How much it should trouble the operator.')
  readonly severity!: CodeMeaning['severity'];
  @OneOf(CATEGORIES, 'What it is about.')
  readonly category!: CodeMeaning['category'];
  @OneOf(['no_answer', ...REASONS.filter((reason) => reason !== 'no_answer')], 'Our word for it.')
  readonly reason!: CodeMeaning['reason'];
  @Texts('What may be behind it.', ['The host is down.'])
  readonly causes!: readonly string[];
  @Texts('What can be done, in this order.', ['Try the host by hand: telnet HOST 25.'])
  readonly whatToDo!: readonly string[];
  @Part(RetryAdviceAnswer, 'Whether to try again, and when.')
  readonly retry!: RetryAdviceAnswer;
  @Text('Where it is defined.', 'RFC 3463')
  readonly standard!: string;
  @ApiPropertyOptional({ type: String, description: 'In no registry or RFC: who uses it.' })
  readonly nonStandard?: string;
  @ApiPropertyOptional({
    type: String,
    description: 'The enhanced code digit by digit.',
    example: '4 persistent transient failure \u00b7 4 network and routing status',
  })
  readonly digits?: string;
  @ApiPropertyOptional({ type: String, description: 'What else has to be said.' })
  readonly note?: string;
}

export class CodeAnswer {
  @Text('As it was understood.', '4.4.1')
  readonly code!: string;
  @CountOrNull('Its reply code; null: it has none.', null)
  readonly replyCode!: number | null;
  @TextOrNull('Its enhanced status code; null: it has none.', '4.4.1')
  readonly enhancedCode!: string | null;
  @Parts(CodeMeaningAnswer, 'One, or two where it matters who said it.')
  readonly meanings!: readonly CodeMeaningAnswer[];
}
