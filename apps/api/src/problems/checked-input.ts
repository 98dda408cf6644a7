import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { invalidBody, invalidQuery, type FieldProblem } from './problem-error';

/** What class-validator says of a property that the class does not have. */
const UNKNOWN = 'whitelistValidation';

class Refused extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('refused');
  }
}

/** Checks queries, path parameters and bodies by their classes; what is unknown is refused. */
@Injectable()
export class CheckedInput extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new Refused(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && !isObject(value))
      throw invalidBody([{ field: 'body', allowed: 'a JSON object' }]);
    try {
      return await (super.transform(value, metadata) as Promise<unknown>);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const fields = error.errors.map((each) => fieldProblem(each, metadata));
      throw metadata.type === 'body' ? invalidBody(fields) : invalidQuery(fields);
    }
  }
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LONGEST_NAME = 100;

function fieldProblem(
  { property, constraints = {} }: ValidationError,
  { metatype }: ArgumentMetadata,
): FieldProblem {
  const field = property.slice(0, LONGEST_NAME);
  if (UNKNOWN in constraints)
    return { field, allowed: `there is no such field; there are: ${namesOf(metatype)}` };
  return { field, allowed: Object.values(constraints)[0] ?? 'another value' };
}

function namesOf(metatype: ArgumentMetadata['metatype']): string {
  if (metatype === undefined) return 'none';
  const checks = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
  return [...new Set(checks.map(({ propertyName }) => propertyName))].sort().join(', ') || 'none';
}
