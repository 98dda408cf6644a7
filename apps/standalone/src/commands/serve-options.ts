import type { Command } from 'commander';
import { Option } from 'commander';
import type { FlagGiven, Flags } from '../config/load-settings';
import type { SettingName } from '../config/setting-names';
import { RECIPIENT_MODES, hostOption, timeZoneOption } from './log-options';

/** The flags of `serve` and `config`, and the setting that each gives. */
const FLAGS: readonly { readonly option: Option; readonly setting: SettingName }[] = [
  { option: timeZoneOption(), setting: 'logs.timezone' },
  { option: hostOption(), setting: 'logs.host' },
  {
    option: new Option('--data <dir>', 'the data directory: what was read is kept there'),
    setting: 'store.directory',
  },
  {
    option: new Option('--retention <days>', 'rows end so many days after their log time'),
    setting: 'store.retentionDays',
  },
  {
    option: new Option(
      '--recipients <mode>',
      `what is kept of recipients\u2019 local parts: ${RECIPIENT_MODES.join(', ')}`,
    ),
    setting: 'store.recipients',
  },
  {
    option: new Option('--listen <address>', 'where HTTP is served: host:port, or a port alone'),
    setting: 'http.listen',
  },
  {
    option: new Option(
      '--access <mode>',
      'auto: without a key as long as only this machine can ask; keys: with a key, always',
    ),
    setting: 'http.access',
  },
  {
    option: new Option('--keys <file>', 'where the keys of the API are kept: see noanswer key'),
    setting: 'http.keysFile',
  },
  {
    option: new Option('--requests-per-minute <n>', 'how often one key may ask'),
    setting: 'http.requestsPerMinute',
  },
];

/** What commander read of them: every value is text as it was given, or absent. */
export type ServeFlags = Readonly<Record<string, string | undefined>> & {
  readonly config?: string;
};

export function addServeOptions(command: Command): Command {
  command
    .argument('[path...]', 'logs (each with its rotated set), directories, or globs to follow')
    .option(
      '--config <file>',
      'configuration file (else $NOANSWER_CONFIG, /etc/noanswer/noanswer.yaml)',
    );
  for (const { option } of FLAGS) command.addOption(asGiven(option));
  return command;
}

/** The same for `loadSettings`. */
export function flagsOf(paths: readonly string[], flags: ServeFlags): Flags {
  const settings = FLAGS.flatMap(({ option, setting }): FlagGiven[] => {
    const text = flags[option.attributeName()];
    return text === undefined ? [] : [{ setting, flag: option.long ?? '', text }];
  });
  return { paths, settings };
}

/** No default and no check here: a flag is one source among others, checked together with them. */
function asGiven(option: Option): Option {
  return option.default(undefined).argParser((text: string) => text);
}
