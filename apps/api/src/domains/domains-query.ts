import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { REASONS, type Reason } from '@noanswer/delivery';
import { DOMAIN_SORTS, type DomainSort } from '@noanswer/store';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Limited } from '../window/limited';
import { WholeNumber } from '../window/whole-number';
import { CURSOR_ALLOWED } from './domains-cursor';
import { IsStates, STATES_PATTERN } from '../watching/is-states';
import { IsDomainName } from './is-domain-name';

const SEARCH_ALLOWED = 'a part of a name, of 1 to 255 characters';

export class DomainsQuery extends Limited {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Only domains with so many attempts that were really made.',
    minimum: 0,
    maximum: 1_000_000_000,
    default: 0,
  })
  @IsOptional()
  @WholeNumber(0, 1_000_000_000)
  readonly minAttempts: number = 0;

  @ApiPropertyOptional({
    type: String,
    description: 'Only domains in whose name this stands; upper case and IDN either way.',
    minLength: 1,
    maxLength: 255,
    example: 'example',
  })
  @IsOptional()
  @IsString({ message: SEARCH_ALLOWED })
  @Length(1, 255, { message: SEARCH_ALLOWED })
  readonly search?: string;

  @ApiPropertyOptional({
    enum: [...DOMAIN_SORTS],
    description: 'What comes first: the largest, unknown rates last. `domain`: by name.',
    default: 'noAnswer',
  })
  @IsOptional()
  @IsIn(DOMAIN_SORTS, { message: DOMAIN_SORTS.join(', ') })
  readonly sort: DomainSort = 'noAnswer';

  @ApiPropertyOptional({
    enum: [...REASONS],
    description: 'Only domains of which an attempt ended for this reason.',
  })
  @IsOptional()
  @IsIn(REASONS, { message: REASONS.join(', ') })
  readonly reason?: Reason;

  @ApiPropertyOptional({
    type: String,
    description:
      'Only domains in this state, or in one of several: `chronic,suspect`. Domains of which nothing is decided are in none.',
    pattern: STATES_PATTERN,
    example: 'chronic,suspect',
  })
  @IsOptional()
  @IsStates()
  readonly state?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'What `next` of the page before says; the other parameters as they were.',
    pattern: '^[A-Za-z0-9_-]{1,2000}$',
  })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,2000}$/, { message: CURSOR_ALLOWED })
  readonly cursor?: string;
}

export class DomainPath {
  @ApiProperty({
    type: String,
    description: 'Recipient domain; upper case and IDN either way.',
    minLength: 1,
    maxLength: 255,
    example: 'example.org',
  })
  @IsDomainName()
  readonly domain!: string;
}
