import { IsIn, ValidateBy } from 'class-validator';
import { isTimeZone } from '@noanswer/maillog';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

/** How the lines are read, and what is told of it. */
export class LogSettings {
  /** IANA zone of stamps that carry none. */
  @ValidateBy(
    {
      name: 'isZone',
      validator: { validate: (zone) => typeof zone === 'string' && isTimeZone(zone) },
    },
    { message: 'name a zone of the IANA data base, such as Europe/Vienna or UTC' },
  )
  timezone!: string;

  /** Of our own log. */
  @IsIn(LOG_LEVELS, { message: 'write debug, info, warn or error' })
  level!: (typeof LOG_LEVELS)[number];
}
