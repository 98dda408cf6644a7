import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { WholeNumber } from '../window/whole-number';
import { WindowQuery } from '../window/window-query';

const RECIPIENT_ALLOWED = 'one whole address, such as jo@example.org';
const QUEUE_ID_ALLOWED = 'one queue id of 1 to 64 letters, digits and hyphens';
const MOST = 100;
const DEFAULT = 20;

export class MessagesQuery extends WindowQuery {
  @ApiProperty({
    type: String,
    description: 'The whole address of a recipient; upper or lower case.',
    pattern: '^[^@\\s]{1,255}@[^@\\s]{1,255}$',
    example: 'jo@example.org',
  })
  @IsString({ message: RECIPIENT_ALLOWED })
  @Matches(/^[^@\s]{1,255}@[^@\s]{1,255}$/, { message: RECIPIENT_ALLOWED })
  readonly recipient!: string;

  @ApiPropertyOptional({
    type: 'integer',
    description: 'How many at most; the latest come first.',
    minimum: 1,
    maximum: MOST,
    default: DEFAULT,
  })
  @IsOptional()
  @WholeNumber(1, MOST)
  readonly limit: number = DEFAULT;
}

export class MessagePath {
  @ApiProperty({
    type: String,
    description:
      'As the log names the message: `4jWnjL6WYGzJX6C`, `3F2A41C0D2`, `1rAbCd-0001Ab-2C`.',
    pattern: '^[A-Za-z0-9-]{1,64}$',
    example: '4jWnjL6WYGzJX6C',
  })
  @Matches(/^[A-Za-z0-9-]{1,64}$/, { message: QUEUE_ID_ALLOWED })
  @Length(1, 64, { message: QUEUE_ID_ALLOWED })
  readonly queueId!: string;
}
