import { IsArray, IsBoolean, IsIn, IsInt, Matches, Max, Min, ValidateBy } from 'class-validator';
import { TOPIC_PATTERN, type SaslMechanism } from '@noanswer/source/kafka';
import { isStart } from './start-at';
import { LINE_OR_NONE, NAME, PATH_OR_NONE, fileRule } from './texts';

const BROKER = /^(?:[a-zA-Z0-9._-]{1,253}|\[[0-9a-fA-F:.]{2,45}\]):[0-9]{1,5}$/;
export const MECHANISMS: readonly (SaslMechanism | 'none')[] = [
  'none',
  'plain',
  'scram-sha-256',
  'scram-sha-512',
];

const rules = {
  list: { message: 'write a list: one a line, each behind "- "' },
  brokers: { each: true, message: 'write host:port, such as kafka1.example.com:9092' },
  topics: { each: true, message: 'write the name of a topic, or a pattern such as mail-*' },
  group: { message: 'write the name of the consumer group, such as noanswer' },
  clientId: { message: 'write a name by which Kafka\u2019s own logs and quotas know this process' },
  from: {
    message:
      'write earliest, latest, a time such as 2026-11-21T09:00:00Z, or 24h or 7d for so long ago',
  },
  readers: { message: 'write a whole number from 1 to 64: threads that read' },
  session: { message: 'write a whole number of seconds from 6 to 300' },
  tls: { message: 'write true or false' },
  serverName: { message: 'write the name in the brokers\u2019 certificate' },
  mechanism: { message: `write ${MECHANISMS.slice(0, -1).join(', ')} or scram-sha-512` },
  username: { message: 'write a user name in one line' },
  password: { message: 'write the password in one line, or better a passwordFile' },
};

/** Which records are read, and how Kafka is reached. */
export class KafkaSettings {
  /** Some of the brokers; they name the others. */
  @IsArray(rules.list)
  @Matches(BROKER, rules.brokers)
  brokers!: string[];

  /** Names or patterns with `*`. */
  @IsArray(rules.list)
  @Matches(TOPIC_PATTERN, rules.topics)
  topics!: string[];

  /** Processes of one group share the partitions. */
  @Matches(NAME, rules.group)
  group!: string;

  @Matches(NAME, rules.clientId)
  clientId!: string;

  /** Where a partition is read from that this group has never read. */
  @ValidateBy({ name: 'isStart', validator: { validate: isStart } }, rules.from)
  from!: string;

  /** Members of the group in this process, each on a thread of its own. */
  @IsInt(rules.readers)
  @Min(1, rules.readers)
  @Max(64, rules.readers)
  readers!: number;

  /** A process that gives no sign of life for so long loses its partitions. */
  @IsInt(rules.session)
  @Min(6, rules.session)
  @Max(300, rules.session)
  sessionTimeoutSeconds!: number;

  @IsBoolean(rules.tls)
  tls!: boolean;

  /** Who vouches for the brokers. */
  @Matches(PATH_OR_NONE, fileRule)
  tlsCaFile!: string;

  /** Who we are: certificate and key, both or none. */
  @Matches(PATH_OR_NONE, fileRule)
  tlsCertFile!: string;

  @Matches(PATH_OR_NONE, fileRule)
  tlsKeyFile!: string;

  @Matches(LINE_OR_NONE, rules.serverName)
  tlsServerName!: string;

  @IsIn(MECHANISMS, rules.mechanism)
  saslMechanism!: SaslMechanism | 'none';

  @Matches(LINE_OR_NONE, rules.username)
  username!: string;

  @Matches(LINE_OR_NONE, rules.password)
  password!: string;

  @Matches(PATH_OR_NONE, fileRule)
  passwordFile!: string;
}
