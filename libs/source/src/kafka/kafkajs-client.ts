import { Kafka, logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';
import { registerCodecs } from './codecs/codecs';
import { readBlocks } from './fetching/fetch-response';
import type { KafkaNews, KafkaOptions, SaslOptions, TlsOptions } from './kafka-options';

const CONNECT_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 30_000;

/** The client library, configured: patience is ours, so it gives up soon and says why. */
export function kafkajsClient(options: KafkaOptions, news: KafkaNews): Kafka {
  registerCodecs();
  readBlocks();
  const { brokers, clientId, tls, sasl } = options;
  const config: KafkaConfig = {
    brokers: [...brokers],
    clientId,
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5 },
    logLevel: logLevel.INFO,
    logCreator:
      () =>
      ({ level, log }) => {
        const error: unknown = log['error'];
        const reason = typeof error === 'string' ? `: ${error}` : '';
        news(LEVELS[level] ?? 'debug', `${log.message}${reason}`);
      },
  };
  if (tls !== undefined) config.ssl = tlsOf(tls);
  if (sasl !== undefined) config.sasl = saslOf(sasl);
  return new Kafka(config);
}

/** What the library calls an error is mostly a try that is made again; ours are told by themselves. */
const LEVELS: Readonly<Partial<Record<logLevel, 'debug' | 'info' | 'warn'>>> = {
  [logLevel.ERROR]: 'warn',
  [logLevel.WARN]: 'info',
  [logLevel.INFO]: 'debug',
};

function tlsOf({ ca, cert, key, serverName }: TlsOptions): NonNullable<KafkaConfig['ssl']> {
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    ...(serverName !== undefined && { servername: serverName }),
  };
}

function saslOf({ mechanism, username, password }: SaslOptions): SASLOptions {
  return { mechanism, username, password };
}
