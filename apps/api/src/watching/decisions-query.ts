import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { IsMoment } from '../window/moment';
import { WholeNumber } from '../window/whole-number';
import { CURSOR_ALLOWED } from './decisions-cursor';

const SUBJECT_ALLOWED = 'one name of 1 to 600 characters';
const MOST = 1000;
const DEFAULT = 50;

/** What every question about decisions takes. */
export class DecisionsQuery {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'How many at most.',
    minimum: 1,
    maximum: MOST,
    default: DEFAULT,
  })
  @IsOptional()
  @WholeNumber(1, MOST)
  readonly limit: number = DEFAULT;

  @ApiPropertyOptional({
    type: String,
    description: 'What `next` of the page before says; the other parameters as they were.',
    pattern: '^[A-Za-z0-9_-]{1,2000}$',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,2000}$/, { message: CURSOR_ALLOWED })
  readonly cursor?: string;

  @ApiPropertyOptional({
    type: String,
    description:
      'Only this domain (IDN either way), address `host[ip]:port`, log host or provider.',
    minLength: 1,
    maxLength: 600,
    example: 'example.org',
  })
  @IsOptional()
  @IsString({ message: SUBJECT_ALLOWED })
  @Length(1, 600, { message: SUBJECT_ALLOWED })
  readonly subject?: string;
}

/** What stands at a moment. */
export class StandingQuery extends DecisionsQuery {
  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'As it was known at this moment of log time. Without it: now.',
  })
  @IsOptional()
  @IsMoment()
  readonly at?: string;
}
