import type { CodeMeaning } from '@noanswer/delivery';
import { REASONS } from '@noanswer/delivery';
import { Count, OneOf, Parts, Text } from '../openapi/fields';
import { BOUNCES } from './advice-fields';
import { CATEGORIES, SEVERITIES } from './code-answer';
import { CODE_KINDS, type CodeKind, type ListedCode } from './code-list';

export class ListedCodeAnswer implements ListedCode {
  @OneOf(['enhanced', ...CODE_KINDS.filter((kind) => kind !== 'enhanced')], 'What it consists of.')
  readonly kind!: CodeKind;
  @Text('Ask for more with it: `/v1/codes/{code}`.', '4.4.1')
  readonly code!: string;
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
}

export class CodesAnswer {
  @Count('How many there are.', 1)
  readonly total!: number;
  @Parts(ListedCodeAnswer, 'Reply codes, then enhanced codes, then pairs of both.')
  readonly codes!: readonly ListedCodeAnswer[];
}
