import type { LoadedSettings, Mistake } from '@noanswer/settings';
import type { IngesterSettings } from './settings';

/** Settings that are right by themselves and wrong together. */
export function contradictions(loaded: LoadedSettings<IngesterSettings>): Mistake[] {
  const { settings, origins } = loaded;
  const { kafka, store } = settings;
  const mistakes: Mistake[] = [];
  const refuse = (name: string, sentence: string): void => {
    mistakes.push({ origin: origins.get(name) ?? name, sentence: `${name} ${sentence}` });
  };
  if (kafka.topics.length === 0) refuse('kafka.topics', 'is empty: name a topic');
  if (kafka.brokers.length === 0) refuse('kafka.brokers', 'is empty: name a broker');
  for (const [section, { password, passwordFile, tlsCertFile, tlsKeyFile }] of [
    ['kafka', kafka],
    ['store', store],
  ] as const) {
    if (password !== '' && passwordFile !== '')
      refuse(`${section}.passwordFile`, `stands beside ${section}.password: give one of the two`);
    if ((tlsCertFile === '') !== (tlsKeyFile === ''))
      refuse(
        tlsCertFile === '' ? `${section}.tlsKeyFile` : `${section}.tlsCertFile`,
        'is half of a pair: a certificate and its key belong together',
      );
  }
  const hasPassword = kafka.password !== '' || kafka.passwordFile !== '';
  if (kafka.saslMechanism === 'none') {
    if (kafka.username !== '' || hasPassword)
      refuse(
        kafka.username === '' ? 'kafka.password' : 'kafka.username',
        'is of no use without kafka.saslMechanism',
      );
  } else if (kafka.username === '' || !hasPassword)
    refuse('kafka.saslMechanism', 'wants kafka.username and kafka.passwordFile');
  const namesTls = [kafka.tlsCaFile, kafka.tlsCertFile, kafka.tlsServerName].some(
    (text) => text !== '',
  );
  if (!kafka.tls && namesTls) refuse('kafka.tls', 'is false, and certificates are named');
  if (store.tlsCaFile !== '' && store.url.startsWith('http:'))
    refuse('store.tlsCaFile', 'is of no use for an http URL: write https');
  if (store.tlsCertFile !== '' && store.tlsCaFile === '')
    refuse('store.tlsCertFile', 'wants store.tlsCaFile too');
  return mistakes;
}
