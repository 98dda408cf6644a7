import { Injectable, ValidationPipe } from '@nestjs/common';
import type { ArgumentMetadata, ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { invalidBody, invalidQuery, type FieldProblem } from './problem-error';

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
    const refuse = metadata.type === 'body' ? invalidBody : invalidQuery;
    if (!isObject(value)) throw refuse([{ field: metadata.type, allowed: 'a JSON object' }]);
    // The pipe drops these without a word.
    const inherited = Object.keys(value).filter((name) => name in Object.prototype);
    if (inherited.length > 0) throw refuse(inherited.map((name) => unknownField(name, metadata)));
    try {
      return await (super.transform(value, metadata) as Promise<unknown>);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      throw refuse(error.errors.map((each) => fieldProblem(each, metadata)));
    }
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const LONGEST_NAME = 100;

/** What class-validator says of a property that the class does not have. */
const UNKNOWN = 'whitelistValidation';

function fieldProblem(
  { property, constraints = {} }: ValidationError,
  metadata: ArgumentMetadata,
): FieldProblem {
  if (UNKNOWN in constraints) return unknownField(property, metadata);
  return { field: property, allowed: Object.values(constraints)[0] ?? 'another value' };
}

const unknownField = (name: string, { metatype }: ArgumentMetadata): FieldProblem => ({
  field: name.slice(0, LONGEST_NAME),
  allowed: `there is no such field; there are: ${namesOf(metatype)}`,
});

function namesOf(metatype: ArgumentMetadata['metatype']): string {
  if (metatype === undefined) return 'none';
  const checks = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false);
  return [...new Set(checks.map(({ propertyName }) => propertyName))].sort().join(', ') || 'none';
}
