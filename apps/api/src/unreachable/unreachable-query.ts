import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { DecisionsQuery, StandingQuery } from '../watching/decisions-query';
import { IsStates } from '../watching/is-states';
import { IsMoment } from '../window/moment';
import { UNREACHABLE_KINDS, UNREACHABLE_STATES } from './unreachable-answer';

const KIND = {
  enum: [...UNREACHABLE_KINDS],
  description: 'Only domains, or only addresses. Without it: both.',
};
const ofKinds = { message: UNREACHABLE_KINDS.join(' or ') };

export class UnreachableQuery extends StandingQuery {
  @ApiPropertyOptional(KIND)
  @IsOptional()
  @IsIn(UNREACHABLE_KINDS, ofKinds)
  readonly kind?: (typeof UNREACHABLE_KINDS)[number];

  @ApiPropertyOptional({
    type: String,
    description: 'Only in this state, or in one of several. Without it: chronic and suspect ones.',
    pattern: '^(chronic|suspect|recovering)(,(chronic|suspect|recovering)){0,2}$',
    default: 'chronic,suspect',
    example: 'chronic,suspect',
  })
  @IsOptional()
  @IsStates(UNREACHABLE_STATES)
  readonly state: string = 'chronic,suspect';
}

export class UnreachableHistoryQuery extends DecisionsQuery {
  @ApiPropertyOptional(KIND)
  @IsOptional()
  @IsIn(UNREACHABLE_KINDS, ofKinds)
  readonly kind?: (typeof UNREACHABLE_KINDS)[number];

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Changes that were told from here on, inclusive. Log time.',
  })
  @IsOptional()
  @IsMoment()
  readonly since?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Changes that were told until here, exclusive.',
  })
  @IsOptional()
  @IsMoment()
  readonly until?: string;
}
