import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { variableOf } from '@noanswer/settings';
import { inScratch } from '../../../test/scratch-directory';
import { readCommandLine } from '../src/config/command-line';
import { INGESTER_SETTINGS, loadSettings } from '../src/config/load-settings';
import { kafkaOptions, storeOptions } from '../src/config/secrets';
import { shownSettings } from '../src/config/shown-settings';
import { startAt } from '../src/config/start-at';

const NOWHERE = '/nowhere/ingester.yaml';

async function load(
  yaml: string,
  environment: Readonly<Record<string, string>> = {},
  argv: readonly string[] = [],
) {
  return inScratch(async (directory) => {
    const configFile = join(directory, 'c.yaml');
    writeFileSync(configFile, yaml);
    const { flags } = readCommandLine(['node', 'noanswer-ingester', ...argv], '0');
    try {
      return await loadSettings({ configFile, environment, flags, defaultConfigFile: NOWHERE });
    } catch (error) {
      throw new Error((error as Error).message.replaceAll(configFile, 'FILE'), { cause: error });
    }
  });
}

describe('the settings of the ingester', () => {
  it('a flag wins over the environment, that over the file', async () => {
    const yaml = 'kafka:\n  topics: [a]\n  group: of-file\n  brokers: ["k:9092"]\n';
    const environment = { NOANSWER_KAFKA_TOPICS: 'b,c-*', NOANSWER_KAFKA_GROUP: 'of-environment' };
    const { settings, origins } = await load(yaml, environment, ['--topics', 'd']);
    const { topics, group, brokers } = settings.kafka;
    expect({ topics, group, brokers }).toEqual({
      topics: ['d'],
      group: 'of-environment',
      brokers: ['k:9092'],
    });
    expect(origins.get('kafka.topics')).toBe('--topics');
    expect(origins.get('kafka.group')).toBe('NOANSWER_KAFKA_GROUP');
  });

  it.each([
    [
      'kafka:\n  brokers: [kafka1]\n',
      'FILE:2: kafka.brokers is "kafka1": write host:port, such as kafka1.example.com:9092.',
    ],
    [
      'kafka:\n  from: yesterday\n',
      'FILE:2: kafka.from is "yesterday": write earliest, latest, a time such as',
    ],
    [
      'kafka:\n  topics: ["a/b"]\n',
      'FILE:2: kafka.topics is "a/b": write the name of a topic, or a pattern such as mail-*.',
    ],
    ['kafka:\n  tls: maybe\n', 'FILE:2: kafka.tls is "maybe": write true or false.'],
    [
      'kafka:\n  sessionTimeoutSeconds: 5\n',
      'FILE:2: kafka.sessionTimeoutSeconds is 5: write a whole number of seconds from 6 to 300.',
    ],
    [
      'kafka:\n  saslMechanism: gssapi\n',
      'FILE:2: kafka.saslMechanism is "gssapi": write none, plain, scram-sha-256 or scram-sha-512.',
    ],
    [
      'kafka:\n  saslMechanism: plain\n',
      'FILE:2: kafka.saslMechanism wants kafka.username and kafka.passwordFile.',
    ],
    [
      'kafka:\n  username: ann\n',
      'FILE:2: kafka.username is of no use without kafka.saslMechanism.',
    ],
    [
      'kafka:\n  tlsCertFile: c.pem\n  tls: true\n',
      'is half of a pair: a certificate and its key belong together.',
    ],
    ['kafka:\n  tlsCaFile: ca.pem\n', 'kafka.tls is false, and certificates are named.'],
    [
      'store:\n  url: clickhouse:9000\n',
      'FILE:2: store.url is "clickhouse:9000": write http://host:8123',
    ],
    ['store:\n  url: http://u:secret@h:8123\n', 'without user and password.'],
    [
      'store:\n  password: p\n  passwordFile: f\n',
      'FILE:3: store.passwordFile stands beside store.password: give one of the two.',
    ],
    [
      'kafka:\n  topic: a\n',
      'FILE:2: there is no setting "kafka.topic" (did you mean kafka.topics?).',
    ],
  ])('%j is refused with a sentence that helps', async (yaml, sentence) => {
    await expect(load(yaml)).rejects.toThrow(sentence);
  });

  it('reads passwords and certificates from files, and says which one is missing', async () => {
    await inScratch(async (directory) => {
      writeFileSync(join(directory, 'password'), 'from a file\n');
      const yaml = `kafka:
  saslMechanism: scram-sha-512
  username: fleet
  passwordFile: ${join(directory, 'password')}
store:
  passwordFile: ${join(directory, 'missing')}
`;
      const { settings } = await load(yaml);
      expect(kafkaOptions(settings.kafka, 0).sasl).toEqual({
        mechanism: 'scram-sha-512',
        username: 'fleet',
        password: 'from a file',
      });
      expect(() => storeOptions(settings.store)).toThrow(/^store\.passwordFile: .* \(ENOENT\)\.$/);
    });
  });

  it('shows no password, right or wrong', async () => {
    const shown = shownSettings(await load('store:\n  password: hidden1\n'));
    expect(shown).not.toContain('hidden1');
    expect(shown).toContain('password: (not shown)');
    await expect(load('store:\n  password: "hidden2\\n"\n')).rejects.not.toThrow('hidden2');
  });

  it('begins where it is told', () => {
    const now = Date.parse('2026-11-21T12:00:00Z');
    expect(startAt('earliest', now)).toBe('earliest');
    expect(startAt('24h', now)).toEqual({ sinceMs: now - 86_400_000 });
    expect(startAt('2026-11-21T09:00:00Z', now)).toEqual({ sinceMs: now - 3 * 3_600_000 });
  });

  it('every setting stands in the document, under the variable that gives it', () => {
    const page = readFileSync(join(__dirname, '../../../docs/ingester.md'), 'utf8');
    for (const name of INGESTER_SETTINGS.settingNames)
      expect(page).toMatch(new RegExp(`^\\| \`${name}\` +\\| \`${variableOf(name)}\` +\\|`, 'm'));
  });
});
