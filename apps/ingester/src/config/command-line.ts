import { Command } from 'commander';
import type { Layer } from '@noanswer/settings';
import { fromText } from '@noanswer/settings';
import { defaultSettings } from './defaults';
import { INGESTER_SETTINGS } from './load-settings';

/** Flags for what an operator changes by hand; all other settings stand in the file or the environment. */
const FLAGS = [
  ['--brokers <list>', 'kafka.brokers', 'Kafka brokers, HOST:PORT,…'],
  ['--topics <list>', 'kafka.topics', 'topics or patterns (mail-*), separated by commas'],
  ['--group <name>', 'kafka.group', 'consumer group'],
  [
    '--from <when>',
    'kafka.from',
    'where a partition begins that the group never read: earliest, latest, a time, 24h',
  ],
  ['--store <url>', 'store.url', 'the ClickHouse server'],
  ['--listen <address>', 'http.listen', 'where health and metrics are served'],
  ['--log-level <level>', 'logs.level', 'debug, info, warn or error'],
] as const;

export interface CommandLine {
  readonly configFile: string | undefined;
  readonly flags: Layer;
  /** Print the configuration and leave. */
  readonly showConfig: boolean;
}

/** @throws CommanderError for flags that do not exist, and for `--help` once it is printed. */
export function readCommandLine(argv: readonly string[], version: string): CommandLine {
  const command = new Command('noanswer-ingester')
    .description('Reads mail logs from Kafka and writes delivery attempts to ClickHouse.')
    .version(version)
    .option(
      '--config <file>',
      'configuration file (else $NOANSWER_CONFIG, /etc/noanswer/ingester.yaml)',
    )
    .option('--show-config', 'print the configuration that would be in effect, and leave')
    .exitOverride()
    .showHelpAfterError('(run with --help for usage)');
  for (const [flag, , what] of FLAGS) command.option(flag, what);
  const given = command.parse(argv).opts<Record<string, string | true | undefined>>();
  const defaults = defaultSettings();
  const layer = FLAGS.flatMap(([flag, setting]) => {
    const name = flag.slice(2, flag.indexOf(' '));
    const text = given[name.replace(/-[a-z]/, (dash) => dash.charAt(1).toUpperCase())];
    return typeof text === 'string'
      ? [
          [
            setting,
            fromText(setting, text, `--${name}`, defaults, INGESTER_SETTINGS.listSeparator),
          ] as const,
        ]
      : [];
  });
  const { config, showConfig } = given;
  return {
    configFile: typeof config === 'string' ? config : undefined,
    flags: new Map(layer),
    showConfig: showConfig === true,
  };
}
