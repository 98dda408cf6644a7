import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { SpikesQuery } from '../spikes/spikes-query';

export class ProvidersQuery extends SpikesQuery {
  @ApiPropertyOptional({
    type: String,
    description: 'The time before `at` that rates are of: a whole number and m, h or d.',
    pattern: '^[1-9][0-9]{0,3}[mhd]$',
    default: '24h',
    example: '24h',
  })
  @IsOptional()
  @Matches(/^[1-9][0-9]{0,3}[mhd]$/, {
    message: 'a whole number and m, h or d, at most 9999 days: 90m, 24h, 7d',
  })
  readonly window: string = '24h';
}
