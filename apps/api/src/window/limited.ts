import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { WholeNumber } from './whole-number';
import { WindowQuery } from './window-query';

const DEFAULT = 50;
const MOST = 1000;

/** A window, and how much of the answer is wanted. */
export class Limited extends WindowQuery {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'How many at most; the worst come first.',
    minimum: 1,
    maximum: MOST,
    default: DEFAULT,
  })
  @IsOptional()
  @WholeNumber(1, MOST)
  readonly limit: number = DEFAULT;
}
