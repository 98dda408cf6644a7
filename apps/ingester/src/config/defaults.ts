import { availableParallelism, hostname } from 'node:os';
import type { Layer } from '@noanswer/settings';
import { DEFAULT_RETENTION_DAYS } from '@noanswer/store';

/** Each takes a core, and some 200 MB. */
const MOST_READERS_UNASKED = 2;

/** What a setting is that nobody gives. A setting is of the same kind as its default. */
export function defaultSettings(): Layer {
  const values: Readonly<Record<string, unknown>> = {
    'kafka.brokers': ['127.0.0.1:9092'],
    'kafka.topics': ['mail'],
    'kafka.group': 'noanswer',
    'kafka.clientId': `noanswer-${hostname()}`,
    'kafka.from': 'earliest',
    'kafka.readers': Math.min(MOST_READERS_UNASKED, availableParallelism()),
    'kafka.sessionTimeoutSeconds': 30,
    'kafka.tls': false,
    'kafka.tlsCaFile': '',
    'kafka.tlsCertFile': '',
    'kafka.tlsKeyFile': '',
    'kafka.tlsServerName': '',
    'kafka.saslMechanism': 'none',
    'kafka.username': '',
    'kafka.password': '',
    'kafka.passwordFile': '',
    'logs.timezone': 'UTC',
    'logs.level': 'info',
    'store.url': 'http://127.0.0.1:8123',
    'store.user': 'default',
    'store.password': '',
    'store.passwordFile': '',
    'store.database': 'noanswer',
    'store.tlsCaFile': '',
    'store.tlsCertFile': '',
    'store.tlsKeyFile': '',
    'store.compression': 'none',
    'store.retentionDays': DEFAULT_RETENTION_DAYS,
    'store.recipients': 'hash',
    'http.listen': '127.0.0.1:8426',
  };
  return new Map(
    Object.entries(values).map(([name, value]) => [name, { value, origin: 'default' }]),
  );
}
