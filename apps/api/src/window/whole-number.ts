import { Transform } from 'class-transformer';
import { registerDecorator } from 'class-validator';

/** For a query parameter: a whole number between these, written in digits alone. */
export function WholeNumber(from: number, to: number): PropertyDecorator {
  return (target, propertyName) => {
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^[0-9]{1,15}$/.test(value) ? Number(value) : value,
    )(target, propertyName);
    registerDecorator({
      name: 'wholeNumber',
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message: `a whole number from ${from} to ${to}` },
      validator: {
        validate: (value: unknown) => typeof value === 'number' && value >= from && value <= to,
      },
    });
  };
}
