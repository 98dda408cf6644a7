import { ApiProperty } from '@nestjs/swagger';
import type { ApiPropertyOptions } from '@nestjs/swagger';

/**
 * How the members of our answers are described: each with what it means and an example. The type is
 * always said: the tests run without the compiler plugin that would guess it.
 */
type Field = (description: string) => PropertyDecorator;

const field = (options: ApiPropertyOptions): PropertyDecorator => ApiProperty(options);

export const Text = (description: string, example: string): PropertyDecorator =>
  field({ type: String, description, example });

export const TextOrNull = (description: string, example: string | null): PropertyDecorator =>
  field({ type: String, nullable: true, description, example });

export const Texts = (description: string, example: readonly string[]): PropertyDecorator =>
  field({ type: 'array', items: { type: 'string' }, description, example });

export const Flag = (description: string, example: boolean): PropertyDecorator =>
  field({ type: Boolean, description, example });

export const Count = (description: string, example: number): PropertyDecorator =>
  field({ type: 'integer', minimum: 0, description, example });

export const CountOrNull = (description: string, example: number | null): PropertyDecorator =>
  field({ type: 'integer', minimum: 0, nullable: true, description, example });

export const Seconds = (description: string, example: number): PropertyDecorator =>
  field({ type: 'number', minimum: 0, description, example });

export const SecondsOrNull = (description: string, example: number | null): PropertyDecorator =>
  field({ type: 'number', nullable: true, description, example });

/** A share of attempts; of no attempts it is null, never 0. */
export const Rate = (description: string, example: number | null): PropertyDecorator =>
  field({
    type: 'number',
    minimum: 0,
    maximum: 1,
    nullable: true,
    description: `${description} Null where nothing was tried: unknown, not 0.`,
    example,
  });

export const RateInterval = (
  description: string,
  example: readonly [number, number],
): PropertyDecorator =>
  field({
    type: 'array',
    items: { type: 'number', minimum: 0, maximum: 1 },
    minItems: 2,
    maxItems: 2,
    nullable: true,
    description,
    example,
  });

export const Moment: Field = (description) =>
  field({ type: String, format: 'date-time', description, example: '2026-11-21T09:55:54Z' });

export const MomentOrNull: Field = (description) =>
  field({
    type: String,
    format: 'date-time',
    nullable: true,
    description,
    example: '2026-11-21T09:55:54Z',
  });

/** Counts by name. */
export const CountsBy = (
  description: string,
  example: Readonly<Record<string, number>>,
): PropertyDecorator =>
  field({
    type: 'object',
    additionalProperties: { type: 'integer', minimum: 0 },
    description,
    example,
  });

export const OneOf = (values: readonly string[], description: string): PropertyDecorator =>
  field({ type: String, enum: [...values], description, example: values[0] });

export const OneOfOrNull = (values: readonly string[], description: string): PropertyDecorator =>
  field({ type: String, enum: [...values, null], nullable: true, description, example: values[0] });

export const FlagOrNull = (description: string, example: boolean | null): PropertyDecorator =>
  field({ type: Boolean, nullable: true, description, example });

type Answer = new () => object;

export const Part = (answer: Answer, description: string): PropertyDecorator =>
  field({ type: () => answer, description });

export const PartOrNull = (answer: Answer, description: string): PropertyDecorator =>
  field({ type: () => answer, nullable: true, description });

export const Parts = (answer: Answer, description: string): PropertyDecorator =>
  field({ type: () => answer, isArray: true, description });
