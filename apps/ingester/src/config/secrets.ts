import { readFileSync } from 'node:fs';
import { ConfigurationError } from '@noanswer/settings';
import type { KafkaOptions, SaslOptions, TlsOptions } from '@noanswer/source/kafka';
import type { ServerStoreOptions } from '@noanswer/store';
import type { KafkaSettings } from './kafka-settings';
import type { StoreSettings } from './store-settings';
import { startAt } from './start-at';

/**
 * The settings as Kafka's client wants them: files are read here, once, at the start.
 *
 * @throws ConfigurationError for a file that cannot be read.
 */
export function kafkaOptions(kafka: KafkaSettings, now: number): KafkaOptions {
  const { brokers, clientId, group, topics, from, sessionTimeoutSeconds } = kafka;
  return {
    brokers,
    clientId,
    groupId: group,
    topics,
    startAt: startAt(from, now),
    sessionTimeoutMs: sessionTimeoutSeconds * 1000,
    tls: kafka.tls ? tlsOf(kafka) : undefined,
    sasl: saslOf(kafka),
  };
}

/** As {@link kafkaOptions}, for the store. */
export function storeOptions(store: StoreSettings): ServerStoreOptions {
  const { url, user, database, compression, retentionDays, recipients } = store;
  const ca = fileOf('store.tlsCaFile', store.tlsCaFile);
  const certificate = fileOf('store.tlsCertFile', store.tlsCertFile);
  const key = fileOf('store.tlsKeyFile', store.tlsKeyFile);
  return {
    url,
    user,
    password: passwordOf('store', store),
    database,
    compression,
    retentionDays,
    recipients,
    tls: ca === undefined ? undefined : { ca, certificate, key },
  };
}

function tlsOf(kafka: KafkaSettings): TlsOptions {
  return {
    ca: fileOf('kafka.tlsCaFile', kafka.tlsCaFile),
    cert: fileOf('kafka.tlsCertFile', kafka.tlsCertFile),
    key: fileOf('kafka.tlsKeyFile', kafka.tlsKeyFile),
    serverName: kafka.tlsServerName === '' ? undefined : kafka.tlsServerName,
  };
}

function saslOf(kafka: KafkaSettings): SaslOptions | undefined {
  const { saslMechanism: mechanism, username } = kafka;
  if (mechanism === 'none') return undefined;
  return { mechanism, username, password: passwordOf('kafka', kafka) };
}

/** Editors end a file with a line ending, which is no part of a password. */
function passwordOf(
  section: string,
  { password, passwordFile }: { readonly password: string; readonly passwordFile: string },
): string {
  const inFile = fileOf(`${section}.passwordFile`, passwordFile);
  return inFile === undefined ? password : inFile.replace(/\r?\n$/, '');
}

function fileOf(setting: string, path: string): string | undefined {
  if (path === '') return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'it cannot be read' } = error as NodeJS.ErrnoException;
    throw new ConfigurationError([
      { origin: setting, sentence: `${JSON.stringify(path)} cannot be read (${code})` },
    ]);
  }
}
