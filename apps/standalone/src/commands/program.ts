import { Command, CommanderError } from 'commander';
import { inTime, LeftUnsaved, leavingSignal } from '@noanswer/service';
import { ForeignDataDirectoryError, NewerSchemaError, StoreError } from '@noanswer/store';
import { KeyUsageError, addKeyCommands } from '../../../api/src/access/key-commands';
import { KeyFileError } from '../../../api/src/access/key-file';
import { DEFAULT_CONFIG_FILE } from '../config/default-config-file';
import { ReaderGone } from '../terminal/stream-out';
import { warn } from '../terminal/warn';
import { VERSION } from '../version';
import { addAnalyze } from './analyze-options';
import { attempts } from './attempts';
import { DONE, INCOMPLETE, USAGE, UsageError } from './exit-codes';
import { explain } from './explain';
import type { LogOptions } from './log-options';
import { hostOption, timeZoneOption } from './log-options';
import { parse } from './parse';
import { schema, type SchemaFlags } from './schema';
import type { ServeFlags } from './serve-options';
import { addServeOptions } from './serve-options';

/** Runs the command line; returns the exit code. Never throws. */
export async function run(argv: readonly string[]): Promise<number> {
  let exitCode = DONE;
  const finish = (code: number): void => {
    exitCode = code;
  };
  try {
    await program(finish).parseAsync(argv);
    return exitCode;
  } catch (error) {
    return exitCodeOf(error);
  }
}

function program(finish: (exitCode: number) => void): Command {
  const noanswer = new Command('noanswer')
    .description(
      'Which destinations do not answer our mail servers, since when, whose fault is it,\n' +
        'and what should we do? Reads Postfix and Exim logs.',
    )
    .version(VERSION)
    .exitOverride()
    .showHelpAfterError('(run with --help for usage)');

  addAnalyze(noanswer, finish);

  noanswer
    .command('parse')
    .description('print one JSON object for each line read')
    .argument('<path...>', 'log files, directories, globs, or - for standard input')
    .addOption(timeZoneOption())
    .addOption(hostOption())
    .action(async (paths: string[], options: LogOptions) => {
      finish(await parse(paths, options));
    });

  noanswer
    .command('attempts')
    .description('print one JSON object for each delivery attempt, with its connection attempts')
    .argument('<path...>', 'log files, directories, globs, or - for standard input')
    .addOption(timeZoneOption())
    .addOption(hostOption())
    .action(async (paths: string[], options: LogOptions) => {
      finish(await attempts(paths, options));
    });

  noanswer
    .command('explain')
    .description('say what a code, a log line or a bounce text means')
    .argument('<text...>', 'a code (441, 4.4.1, "550 5.4.1"), a log line, or a bounce text')
    .action((text: string[]) => {
      finish(explain(text.join(' ')));
    });

  addServeOptions(
    noanswer
      .command('serve')
      .description('follow logs day and night, keep the answers, and serve them over HTTP'),
  ).action(async (paths: string[], flags: ServeFlags) => {
    // From the first moment: whoever is told to leave while it starts leaves as it should.
    const leaving = leavingSignal();
    // Loaded when it is asked for: the other commands do not wait for what serves HTTP.
    const { serve } = await import('./serve.js');
    finish(await inTime(leaving).hasLeft(serve(paths, flags, leaving)));
  });

  addServeOptions(
    noanswer
      .command('config')
      .description(
        'print the configuration that serve would run with, and where each value is from',
      ),
  ).action(async (paths: string[], flags: ServeFlags) => {
    // Loaded when it is asked for: the other commands do not wait for what checks a configuration.
    const { config } = await import('./config.js');
    finish(await config(paths, flags));
  });

  noanswer
    .command('schema')
    .description('print the statements that make a database of a ClickHouse server ours')
    .option('--database <name>', 'the database', 'noanswer')
    .option('--cluster <name>', 'tables on all servers of this cluster, replicated and split')
    .option('--retention-days <n>', 'rows older than so many days end')
    .action((flags: SchemaFlags) => {
      finish(schema(flags));
    });

  addKeyCommands(noanswer, DEFAULT_CONFIG_FILE, async ({ config }) => {
    const { loadSettings } = await import('../config/load-settings.js');
    const flags = { paths: [], settings: [] };
    const sources = { configFile: config, environment: process.env, flags };
    return (await loadSettings(sources)).settings.http.keysFile;
  });

  return noanswer;
}

function exitCodeOf(error: unknown): number {
  // Commander has already said what is wrong; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
  if (error instanceof ReaderGone) return DONE;
  if (error instanceof UsageError || error instanceof KeyUsageError) {
    warn(error.message);
    return USAGE;
  }
  if (error instanceof LeftUnsaved) {
    warn(error.message);
    // What did not end in time goes on behind our back; nobody waits for it.
    process.exit(INCOMPLETE);
  }
  if (error instanceof KeyFileError) {
    warn(error.message);
    return INCOMPLETE;
  }
  if (error instanceof StoreError) {
    warn(error.message);
    return isWrongDirectory(error) ? USAGE : INCOMPLETE;
  }
  warn(`something went wrong inside noanswer: ${messageOf(error)}`);
  if ((process.env['NOANSWER_TRACE'] ?? '') === '')
    warn('please report it; NOANSWER_TRACE=1 shows where');
  else console.error(error);
  return INCOMPLETE;
}

/** The directory that was named can never do; a busy one or a full disk may do later. */
function isWrongDirectory(error: StoreError): boolean {
  return error instanceof ForeignDataDirectoryError || error instanceof NewerSchemaError;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
