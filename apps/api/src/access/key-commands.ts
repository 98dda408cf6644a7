import { Argument, Option, type Command } from 'commander';
import { changeKeys, readKeys } from './key-file';
import { newKey, SCOPES, type Key, type Scope } from './key';

/** Whose a key is, as it is shown in lists. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u;

/** What was asked for cannot be: told in one sentence. */
export class KeyUsageError extends Error {
  override readonly name = 'KeyUsageError';
}

interface FileFlags {
  readonly keys?: string;
  readonly config?: string;
}

/** Where `--keys` does not say which file, the configuration does. */
export type FindKeysFile = (flags: FileFlags) => Promise<string>;

/** `key new`, `key list` and `key revoke`: the same for every program that serves the API. */
export function addKeyCommands(program: Command, defaultConfig: string, find: FindKeysFile): void {
  const key = program.command('key').description('make, list and revoke the keys of the API');
  const withFile = (command: Command): Command =>
    command
      .option('--keys <file>', 'the file of keys (else http.keysFile of the configuration)')
      .option('--config <file>', `configuration file (else $NOANSWER_CONFIG, ${defaultConfig})`);
  const fileOf = async (flags: FileFlags): Promise<string> => flags.keys ?? (await find(flags));

  withFile(key.command('new'))
    .description('make a key and print it, once')
    .addArgument(new Argument('<name>', 'whose it is, such as dashboard').argParser(nameOf))
    .addOption(new Option('--scope <scope>', 'what it is for').choices(SCOPES).default('read'))
    .action(async (name: string, flags: FileFlags & { readonly scope: Scope }) => {
      makeKey(await fileOf(flags), name, flags.scope);
    });

  withFile(key.command('list'))
    .description('tell which keys there are')
    .action(async (flags: FileFlags) => {
      process.stdout.write(listOf(readKeys(await fileOf(flags))));
    });

  withFile(key.command('revoke'))
    .description('take a key back; whoever has it is refused within a second')
    .argument('<id>', 'as key list tells it')
    .action(async (id: string, flags: FileFlags) => {
      revokeKey(await fileOf(flags), id);
    });
}

/** The key alone goes to the output, so that it can be put into a file or a variable. */
function makeKey(file: string, name: string, scope: Scope): void {
  const { key, text } = newKey(name, [scope], Date.now());
  changeKeys(file, (keys) => [...keys, key]);
  process.stdout.write(`${text}\n`);
  process.stderr.write(
    `Key ${key.id} for ${name} (${scope}) is in ${file}; this is the only time that it is shown.\n` +
      'Use it as: curl -H "Authorization: Bearer KEY" \u2026\n',
  );
}

function revokeKey(file: string, id: string): void {
  const revoked = readKeys(file).find((key) => key.id === id);
  if (revoked === undefined)
    throw new KeyUsageError(`there is no key ${JSON.stringify(id)} in ${file}: see key list`);
  changeKeys(file, (keys) => keys.filter((key) => key.id !== id));
  process.stderr.write(`Key ${id} (${revoked.name}) is revoked.\n`);
}

function listOf(keys: readonly Key[]): string {
  const rows = keys.map(({ id, name, scopes, madeAt }) => [
    id,
    scopes.join(','),
    new Date(madeAt).toISOString().slice(0, 10),
    name,
  ]);
  return [['id', 'scope', 'made', 'name'], ...rows]
    .map(([id = '', scopes = '', made = '', name = '']) =>
      `${id.padEnd(10)}${scopes.padEnd(8)}${made.padEnd(12)}${name}`.trimEnd(),
    )
    .join('\n')
    .concat('\n');
}

function nameOf(text: string): string {
  if (NAME.test(text)) return text;
  throw new KeyUsageError(
    'a name has 1 to 64 letters, digits, spaces, or any of . _ @ -, and begins with a letter or a digit',
  );
}
