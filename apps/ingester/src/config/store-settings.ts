import { IsIn, IsInt, Matches, Max, Min, ValidateBy } from 'class-validator';
import type { RecipientMode } from '@noanswer/store';
import { LINE_OR_NONE, PATH_OR_NONE, fileRule } from './texts';

const RECIPIENT_MODES: readonly RecipientMode[] = ['hash', 'plain', 'drop'];
const COMPRESSIONS = ['none', 'gzip', 'zstd'] as const;
/** The engine's calendar ends in 2106: a longer time would wrap around and end every row at once. */
const MOST_RETENTION_DAYS = 10_000;

const rules = {
  url: { message: 'write http://host:8123 or https://host:8443, without user and password' },
  user: { message: 'write a user name in one line' },
  password: { message: 'write the password in one line, or better a passwordFile' },
  database: { message: 'write letters, digits and underscores' },
  compression: { message: `write ${COMPRESSIONS.slice(0, -1).join(', ')} or zstd` },
  retentionDays: { message: `write a whole number of days from 1 to ${MOST_RETENTION_DAYS}` },
  recipients: { message: 'write hash, plain or drop' },
};

/** The ClickHouse server that takes the rows. */
export class StoreSettings {
  @ValidateBy({ name: 'isUrl', validator: { validate: isServerUrl } }, rules.url)
  url!: string;

  @Matches(LINE_OR_NONE, rules.user)
  user!: string;

  @Matches(LINE_OR_NONE, rules.password)
  password!: string;

  @Matches(PATH_OR_NONE, fileRule)
  passwordFile!: string;

  @Matches(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, rules.database)
  database!: string;

  /** Who vouches for the server, where the system's authorities do not. */
  @Matches(PATH_OR_NONE, fileRule)
  tlsCaFile!: string;

  @Matches(PATH_OR_NONE, fileRule)
  tlsCertFile!: string;

  @Matches(PATH_OR_NONE, fileRule)
  tlsKeyFile!: string;

  /** How bodies of requests are packed on their way. */
  @IsIn(COMPRESSIONS, rules.compression)
  compression!: (typeof COMPRESSIONS)[number];

  /** Rows end so many days after their log time. */
  @IsInt(rules.retentionDays)
  @Min(1, rules.retentionDays)
  @Max(MOST_RETENTION_DAYS, rules.retentionDays)
  retentionDays!: number;

  /** What is kept of recipients' local parts. */
  @IsIn(RECIPIENT_MODES, rules.recipients)
  recipients!: RecipientMode;
}

function isServerUrl(text: unknown): boolean {
  if (typeof text !== 'string' || !URL.canParse(text)) return false;
  const { protocol, username, password, search } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '';
}
