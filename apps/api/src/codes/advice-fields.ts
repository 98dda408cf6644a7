import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Flag, Text } from '../openapi/fields';

export const BOUNCES = ['soft', 'hard', 'depends', 'none'] as const;
export const SPEAKERS = ['remote', 'local'] as const;

/** Whether to try again, and when. */
export class RetryAdviceAnswer {
  @Flag('Whether trying again can help.', true)
  readonly retry!: boolean;
  @ApiPropertyOptional({
    type: 'array',
    items: { type: 'number', minimum: 0 },
    description: 'How many minutes to wait before each further try.',
    example: [30, 60, 120, 240, 1440],
  })
  readonly scheduleMinutes?: readonly number[];
  @ApiPropertyOptional({
    type: 'number',
    minimum: 0,
    description: 'After how many hours to give up.',
    example: 120,
  })
  readonly giveUpAfterHours?: number;
  @Text('The same in words.', 'Retry after 30 min, 1 h, 2 h, 4 h, 24 h; give up after 5 days.')
  readonly text!: string;
}

/** Who said it: the remote server, or our side of the wire; null: that makes no difference. */
export const SpeakerOrNull = (description: string): PropertyDecorator =>
  ApiProperty({ type: String, enum: [...SPEAKERS], nullable: true, description, example: 'local' });
