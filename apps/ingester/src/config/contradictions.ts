import type { LoadedSettings, Mistake } from '@noanswer/settings';
import type { KafkaSettings } from './kafka-settings';
import type { IngesterSettings } from './settings';
import type { StoreSettings } from './store-settings';

type Refuse = (name: string, sentence: string) => void;

/** Settings that are right by themselves and wrong together. */
export function contradictions(loaded: LoadedSettings<IngesterSettings>): Mistake[] {
  const { settings, origins } = loaded;
  const { kafka, store } = settings;
  const mistakes: Mistake[] = [];
  const refuse: Refuse = (name, sentence) => {
    mistakes.push({ origin: origins.get(name) ?? name, sentence: `${name} ${sentence}` });
  };
  if (kafka.topics.length === 0) refuse('kafka.topics', 'is empty: name a topic');
  if (kafka.brokers.length === 0) refuse('kafka.brokers', 'is empty: name a broker');
  inPairs('kafka', kafka, refuse);
  inPairs('store', store, refuse);
  aboutUser(kafka, refuse);
  aboutTls(kafka, store, refuse);
  return mistakes;
}

interface Secrets {
  readonly password: string;
  readonly passwordFile: string;
  readonly tlsCertFile: string;
  readonly tlsKeyFile: string;
}

function inPairs(section: string, secrets: Secrets, refuse: Refuse): void {
  const { password, passwordFile, tlsCertFile, tlsKeyFile } = secrets;
  if (password !== '' && passwordFile !== '')
    refuse(`${section}.passwordFile`, `stands beside ${section}.password: give one of the two`);
  if ((tlsCertFile === '') === (tlsKeyFile === '')) return;
  refuse(
    tlsCertFile === '' ? `${section}.tlsKeyFile` : `${section}.tlsCertFile`,
    'is half of a pair: a certificate and its key belong together',
  );
}

function aboutUser(kafka: KafkaSettings, refuse: Refuse): void {
  const { saslMechanism, username, password, passwordFile } = kafka;
  const hasPassword = password !== '' || passwordFile !== '';
  if (saslMechanism !== 'none') {
    if (username === '' || !hasPassword)
      refuse('kafka.saslMechanism', 'wants kafka.username and kafka.passwordFile');
    return;
  }
  for (const [name, text] of [
    ['kafka.username', username],
    ['kafka.password', password],
    ['kafka.passwordFile', passwordFile],
  ] as const)
    if (text !== '') refuse(name, 'is of no use without kafka.saslMechanism');
}

function aboutTls(kafka: KafkaSettings, store: StoreSettings, refuse: Refuse): void {
  const { tls, tlsCaFile, tlsCertFile, tlsServerName } = kafka;
  if (!tls && [tlsCaFile, tlsCertFile, tlsServerName].some((text) => text !== ''))
    refuse('kafka.tls', 'is false, and certificates are named');
  if (store.tlsCaFile !== '' && store.url.startsWith('http:'))
    refuse('store.tlsCaFile', 'is of no use for an http URL: write https');
  if (store.tlsCertFile !== '' && store.tlsCaFile === '')
    refuse('store.tlsCertFile', 'wants store.tlsCaFile too');
}
