import 'reflect-metadata';
import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { isTimeZone } from '@noanswer/maillog';
import type { RecipientMode } from '@noanswer/store';
import { HttpSettings } from '../../../api/src/access/http-settings';
import { MOST_RETENTION_DAYS, RECIPIENT_MODES } from '../commands/log-options';

export { HttpSettings };

/** What a value must be, as one sentence that tells the operator what to write. */
const rules = {
  paths: {
    each: true,
    message: 'write the whole path of a log, a directory or a pattern, such as /var/log/mail.log',
  },
  timezone: { message: 'name a zone of the IANA data base, such as Europe/Vienna or UTC' },
  host: { message: 'write the name of a machine, such as mx1.example.com' },
  directory: { message: 'write the whole path of a directory, such as /var/lib/noanswer' },
  retentionDays: { message: `write a whole number of days from 1 to ${MOST_RETENTION_DAYS}` },
  recipients: { message: `write ${RECIPIENT_MODES.slice(0, -1).join(', ')} or drop` },
};

/** Neither empty, nor `-` (which cannot be followed), nor `~/…` (which only a shell understands). */
const PATH = /^(?!-$|~)[^\0\r\n]+$/;
const LONGEST_PATH = 4096;

/** Which logs are followed, and how their lines are read. */
export class LogSettings {
  /** Paths of logs together with their rotated sets, directories, or patterns. */
  @IsArray({ message: 'write a list: one path a line, each behind "- "' })
  @Matches(PATH, rules.paths)
  @MaxLength(LONGEST_PATH, rules.paths)
  paths!: string[];

  /** IANA zone of stamps that carry none. */
  @ValidateBy(
    {
      name: 'isZone',
      validator: { validate: (zone) => typeof zone === 'string' && isTimeZone(zone) },
    },
    rules.timezone,
  )
  timezone!: string;

  /** Log host of lines that name none. */
  @Matches(/^[^\s\p{Cc}\p{Cf}]{1,255}$/u, rules.host)
  host!: string;
}

/** What is kept, where, and for how long. */
export class StoreSettings {
  /** The data directory. */
  @Matches(PATH, rules.directory)
  @MaxLength(LONGEST_PATH, rules.directory)
  directory!: string;

  /** Rows end so many days after their log time. */
  @IsInt(rules.retentionDays)
  @Min(1, rules.retentionDays)
  @Max(MOST_RETENTION_DAYS, rules.retentionDays)
  retentionDays!: number;

  /** What is kept of recipients' local parts. */
  @IsIn(RECIPIENT_MODES, rules.recipients)
  recipients!: RecipientMode;
}

/** All that `noanswer serve` is told: a section of the configuration file each. */
export class ServeSettings {
  @ValidateNested()
  @Type(() => LogSettings)
  logs!: LogSettings;

  @ValidateNested()
  @Type(() => StoreSettings)
  store!: StoreSettings;

  @ValidateNested()
  @Type(() => HttpSettings)
  http!: HttpSettings;
}
