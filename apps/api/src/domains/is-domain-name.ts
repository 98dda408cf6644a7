import { registerDecorator } from 'class-validator';

const LONGEST = 255;

/** For class-validator: a text that could be a domain. What logs name is not always one, so not more. */
export function IsDomainName(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isDomainName',
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message: `one domain of 1 to ${LONGEST} characters` },
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && value.length >= 1 && value.length <= LONGEST,
      },
    });
  };
}
