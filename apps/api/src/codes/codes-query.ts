import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { BOUNCES } from './advice-fields';
import { CATEGORIES } from './code-answer';
import { CODE_KINDS, type CodeKind } from './code-list';

const SEARCH_ALLOWED = 'a part of a code, of its name or of its meaning, of 1 to 255 characters';

export class CodesQuery {
  @ApiPropertyOptional({
    enum: [...CODE_KINDS],
    description: '`reply`: 421. `enhanced`: 4.4.1. `pair`: 421 4.4.1.',
  })
  @IsOptional()
  @IsIn(CODE_KINDS, { message: CODE_KINDS.join(', ') })
  readonly kind?: CodeKind;

  @ApiPropertyOptional({ enum: [...CATEGORIES], description: 'What it is about.' })
  @IsOptional()
  @IsIn(CATEGORIES, { message: CATEGORIES.join(', ') })
  readonly category?: (typeof CATEGORIES)[number];

  @ApiPropertyOptional({ enum: [...BOUNCES], description: 'Whether trying again can help.' })
  @IsOptional()
  @IsIn(BOUNCES, { message: BOUNCES.join(', ') })
  readonly bounce?: (typeof BOUNCES)[number];

  @ApiPropertyOptional({
    type: String,
    description:
      'Only codes in which, or in whose name or meaning, this stands; upper or lower case.',
    minLength: 1,
    maxLength: 255,
    example: '4.4',
  })
  @IsOptional()
  @IsString({ message: SEARCH_ALLOWED })
  @Length(1, 255, { message: SEARCH_ALLOWED })
  readonly search?: string;
}
