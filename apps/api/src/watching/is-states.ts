import { registerDecorator } from 'class-validator';
import { SUBJECT_STATES, type SubjectState } from '@noanswer/store';

const STATE = '(healthy|suspect|chronic|recovering)';
/** How it stands in the document. */
export const STATES_PATTERN = `^${STATE}(,${STATE}){0,3}$`;

/** `chronic,suspect`. Undefined: one of them is no such state, or they are more than there are. */
export function statesOf<State extends SubjectState>(
  text: string,
  allowed: readonly State[],
): readonly State[] | undefined {
  const words = text.split(',');
  const states = words.flatMap((word) => allowed.filter((state) => state === word));
  const isAllowed = states.length === words.length && words.length <= allowed.length;
  return isAllowed ? [...new Set(states)] : undefined;
}

/** For class-validator: a text that {@link statesOf} understands. */
export function IsStates(allowed: readonly SubjectState[] = SUBJECT_STATES): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isStates',
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message: `one of ${allowed.join(', ')}, or several with commas between them` },
      validator: {
        validate: (value: unknown) =>
          typeof value === 'string' && statesOf(value, allowed) !== undefined,
      },
    });
  };
}
