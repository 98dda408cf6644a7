import { registerDecorator } from 'class-validator';

/** RFC 3339, section 5.6, with a zone: `2026-11-21T09:00:00Z`, `2026-11-21T10:00:00.5+01:00`. */
const RFC_3339 =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** What the engine's calendar holds without wrapping round. */
const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2200, 0, 1);

export const MOMENT_ALLOWED =
  'an RFC 3339 time with its zone, from 1970 to 2199, such as 2026-11-21T09:00:00Z';

/** Milliseconds since 1970; undefined if the text is no moment we can ask for. */
export function momentOf(text: string): number | undefined {
  const parts = RFC_3339.exec(text);
  if (parts === null) return undefined;
  const [, year, month, day] = parts.map(Number);
  const at = Date.parse(text.toUpperCase().replace(' ', 'T'));
  const exists = daysIn(year ?? 0, month ?? 0) >= (day ?? 0);
  return exists && at >= FIRST && at < LAST ? at : undefined;
}

/** JavaScript takes the 31st of February for the 3rd of March. */
const daysIn = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** For class-validator: the property is a text that {@link momentOf} understands. */
export function IsMoment(): PropertyDecorator {
  return (target, propertyName) => {
    registerDecorator({
      name: 'isMoment',
      target: target.constructor,
      propertyName: propertyName as string,
      options: { message: MOMENT_ALLOWED },
      validator: {
        validate: (value: unknown) => typeof value === 'string' && momentOf(value) !== undefined,
      },
    });
  };
}
