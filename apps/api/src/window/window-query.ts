import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsMoment } from './moment';

export const WINDOW_ALLOWED =
  'a whole number and m, h or d, at most 10000 days: 90m, 24h, 7d; and not together with since or until';

/** Which time, and whose lines: what every question about the logs takes. */
export class WindowQuery {
  @ApiPropertyOptional({
    type: String,
    description:
      'The time before now: a whole number and m, h or d. Rounded up to a full hour (below three days: minute; below an hour: second). Without since and until: 24h.',
    pattern: '^[1-9][0-9]{0,7}[mhd]$',
    example: '24h',
  })
  @IsOptional()
  @Matches(/^[1-9][0-9]{0,7}[mhd]$/, { message: WINDOW_ALLOWED })
  readonly window?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'From here, inclusive. Log time.',
  })
  @IsOptional()
  @IsMoment()
  readonly since?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Until here, exclusive. Without it: up to the newest line.',
  })
  @IsOptional()
  @IsMoment()
  readonly until?: string;

  @ApiPropertyOptional({
    enum: ['postfix', 'exim'],
    description: 'Lines of one mail transfer agent.',
  })
  @IsOptional()
  @IsIn(['postfix', 'exim'], { message: 'postfix or exim' })
  readonly mta?: 'postfix' | 'exim';

  @ApiPropertyOptional({
    type: String,
    description: 'Lines of one log host: the machine that wrote them.',
    minLength: 1,
    maxLength: 255,
    example: 'out1',
  })
  @IsOptional()
  @IsString({ message: 'one name of at most 255 characters' })
  @Length(1, 255, { message: 'one name of at most 255 characters' })
  readonly logHost?: string;
}
