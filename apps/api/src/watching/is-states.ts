import { registerDecorator } from 'class-validator';
import { SUBJECT_STATES, type SubjectState } from '@noanswer/store';

const ALLOWED = `one or several of ${SUBJECT_STATES.join(', ')}, with commas between them; at most four`;

/** How it stands in the document. */
export const STATES_PATTERN =
  '^(healthy|suspect|chronic|recovering)(,(healthy|suspect|chronic|recovering)){0,3}$';

const isState = (word: string): word is SubjectState =>
  SUBJECT_STATES.some((state) => state === word);

/** `chronic,suspect`. Undefined: one of them is no state, or they are more than there are. */
export function statesOf(text: string): readonly SubjectState[] | undefined {
  const words = text.split(',');
  const states = words.filter(isState);
  const isAllowed = states.length === words.length && words.length <= SUBJECT_STATES.length;
  return isAllowed ? [...new Set(states)] : undefined;
}

/** For class-validator: a text that {@link statesOf} understands. */
export function IsStates(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isStates',
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message: ALLOWED },
      validator: {
        validate: (value: unknown) => typeof value === 'string' && statesOf(value) !== undefined,
      },
    });
  };
}
