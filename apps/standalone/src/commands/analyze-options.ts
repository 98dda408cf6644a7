import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';
import type { Mta } from '@noanswer/maillog';
import type { AnalyzeOptions } from './analyze';
import { analyze } from './analyze';
import {
  MOST_RETENTION_DAYS,
  RECIPIENT_MODES,
  hostOption,
  mtaOption,
  parseMoment,
  timeZoneOption,
} from './log-options';

/** The command line of `noanswer analyze`. */
export function addAnalyze(program: Command, finish: (exitCode: number) => void): void {
  program
    .command('analyze')
    .description('read logs and report who does not answer, since when, whose fault, what to do')
    .argument(
      '[path...]',
      'log files, directories, globs, or - for standard input;\nnone: the sample logs that come with noanswer',
    )
    .addOption(
      new Option('--format <format>', 'how the report is written')
        .choices(['text', 'json', 'csv'])
        .default('text'),
    )
    .addOption(
      new Option('--since <time>', 'leave out what was before (UTC, or 24h, 7d ago)').argParser(
        parseMoment,
      ),
    )
    .addOption(
      new Option('--until <time>', 'leave out what came then or later').argParser(parseMoment),
    )
    .addOption(mtaOption())
    .addOption(timeZoneOption())
    .addOption(hostOption())
    .addOption(
      new Option('--top <n>', 'how many domains and hosts to show (text: 10, else all)').argParser(
        parseCount,
      ),
    )
    .addOption(
      new Option('--domain <domain>', 'all about one recipient domain').argParser((name: string) =>
        name.toLowerCase(),
      ),
    )
    .addOption(
      new Option('--data <dir>', 'keep what was read there; the report is on all that it holds'),
    )
    .addOption(
      new Option('--recipients <mode>', 'what is kept of recipients\u2019 local parts')
        .choices(RECIPIENT_MODES)
        .default('hash'),
    )
    .addOption(
      new Option(
        '--retention <days>',
        'with --data: rows end so many days after their log time',
      ).argParser(parseDays),
    )
    .action(async (paths: string[], given: Given) => {
      finish(await analyze(paths, optionsOf(given)));
    });
}

/** As commander hands them over: an option that was not given is absent. */
interface Given extends Omit<AnalyzeOptions, 'filter' | 'retentionDays'> {
  readonly since?: number;
  readonly until?: number;
  readonly mta?: Mta;
  readonly domain?: string;
  readonly retention?: number;
}

function optionsOf({ since, until, mta, domain, retention, ...options }: Given): AnalyzeOptions {
  return { ...options, filter: { since, until, mta, domain }, retentionDays: retention };
}

function parseCount(text: string): number {
  if (!/^[1-9][0-9]{0,8}$/.test(text))
    throw new InvalidArgumentError('Write a whole number from 1 on.');
  return Number(text);
}

function parseDays(text: string): number {
  const days = parseCount(text);
  if (days > MOST_RETENTION_DAYS)
    throw new InvalidArgumentError(`Write at most ${MOST_RETENTION_DAYS} days.`);
  return days;
}
