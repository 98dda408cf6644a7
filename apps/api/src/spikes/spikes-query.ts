import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { StandingQuery } from '../watching/decisions-query';

const WITHIN_ALLOWED = 'a whole number and m, h or d, at most 9999 days: 90m, 24h, 7d';

export class SpikesQuery extends StandingQuery {
  @ApiPropertyOptional({
    type: String,
    description: 'Also what ended within so long before: a whole number and m, h or d.',
    pattern: '^[1-9][0-9]{0,3}[mhd]$',
    default: '24h',
    example: '24h',
  })
  @IsOptional()
  @Matches(/^[1-9][0-9]{0,3}[mhd]$/, { message: WITHIN_ALLOWED })
  readonly endedWithin: string = '24h';
}

const MINUTE = 60_000;
const UNIT: Readonly<Record<string, number>> = { m: MINUTE, h: 60 * MINUTE, d: 1440 * MINUTE };

export const lengthOf = (text: string): number =>
  Number(text.slice(0, -1)) * (UNIT[text.slice(-1)] ?? 0);
