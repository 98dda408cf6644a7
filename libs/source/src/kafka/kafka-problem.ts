/** Kafka cannot be reached, or refuses what we ask. The message is for the operator. */
export class KafkaProblem extends Error {
  override readonly name = 'KafkaProblem';

  constructor(
    message: string,
    /** Whether it may be otherwise when it is tried again. */
    readonly mayPass: boolean,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** What of kafkajs's errors is looked at. */
interface Told {
  readonly name?: string;
  readonly message?: string;
  readonly type?: string;
  readonly retriable?: boolean;
  readonly cause?: unknown;
  readonly originalError?: unknown;
}

/** Refusals that no patience mends, by Kafka's name of the error, and what to do. */
const REFUSALS: Readonly<Record<string, string>> = {
  TOPIC_AUTHORIZATION_FAILED: 'this user may not read the topic: give it READ and DESCRIBE on it',
  GROUP_AUTHORIZATION_FAILED: 'this user may not join the group: give it READ on the group',
  CLUSTER_AUTHORIZATION_FAILED: 'this user may not use the cluster',
  INVALID_TOPIC_EXCEPTION: 'Kafka does not allow this name of a topic',
  INVALID_GROUP_ID: 'Kafka does not allow this name of a group',
  INVALID_SESSION_TIMEOUT:
    'Kafka does not allow this session time-out (group.min and group.max.session.timeout.ms say what it does)',
  INCONSISTENT_GROUP_PROTOCOL:
    'the group is in use by consumers of another kind: name another group',
  UNSUPPORTED_SASL_MECHANISM: 'Kafka does not offer this SASL mechanism at this listener',
};

/** Failures of kafkajs that are no mishap of the network. */
const FINAL = new Set(['KafkaJSNotImplemented', 'KafkaJSSASLAuthenticationError']);

/** Says in one sentence what happened, whatever kafkajs threw. */
export function kafkaProblem(error: unknown): KafkaProblem {
  if (error instanceof KafkaProblem) return error;
  const told = innermost(error);
  const refusal = REFUSALS[told.type ?? ''];
  if (refusal !== undefined) return new KafkaProblem(`Kafka refused: ${refusal}.`, false, error);
  if (told.name === 'KafkaJSSASLAuthenticationError')
    return new KafkaProblem(
      `Kafka refused the user name or the password (${firstLine(told.message)}).`,
      false,
      error,
    );
  const isFinal = FINAL.has(told.name ?? '') || told.name === 'TypeError';
  return new KafkaProblem(`Kafka: ${firstLine(told.message)}.`, !isFinal, error);
}

/** kafkajs wraps the error that tells something in others that do not. */
function innermost(error: unknown): Told {
  let told = error as Told;
  for (let depth = 0; depth < 5; depth++) {
    const inner = told.cause ?? told.originalError;
    if (inner === undefined || inner === null) break;
    told = inner;
  }
  return told;
}

const firstLine = (text = 'no reason was given'): string =>
  (text.split('\n', 1)[0] ?? '').replace(/\.$/, '');
