import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, symlinkSync, utimesSync } from 'node:fs';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readLog, sampleLines, temporaryDirectory } from '../../samples/sample-log';
import { findLogFiles } from './find-log-files';

const directory = temporaryDirectory();
let number = 0;
/** A new directory with these files in it, each with so many lines (or these bytes). */
function filesIn(files: Record<string, number | Uint8Array>): string {
  const name = String(++number);
  mkdirSync(join(directory.path, name));
  Object.entries(files).forEach(([file, content], i) => {
    const bytes =
      typeof content === 'number' ? sampleLines(content, number * 1e6 + i * 1e4) : content;
    directory.write(join(name, file), bytes);
  });
  return join(directory.path, name);
}

async function find(...paths: string[]) {
  const found = await findLogFiles(paths, { cwd: directory.path, stdinIsTerminal: false });
  return {
    read: found.inputs.map(({ path }) => path),
    names: found.inputs.map(({ path }) => basename(path)),
    problems: found.problems.map(({ what }) => what),
    messages: found.problems.map(({ message }) => message),
    passedOver: found.passedOver.map(({ path, why }) => `${basename(path)}: ${why}`),
    inputs: found.inputs,
  };
}

describe('directories', () => {
  test('a rotated set in a directory is read oldest first', async () => {
    const path = filesIn({
      'mail.log': 3,
      'mail.log.1': 4,
      'mail.log.2.gz': gzipSync(sampleLines(5, 77)),
      'auth.log': 2,
      wtmp: Buffer.alloc(384),
    });
    const found = await find(path);
    expect(found.names).toEqual(['mail.log.2.gz', 'mail.log.1', 'mail.log']);
    expect(found.problems).toEqual([]);
    expect(found.passedOver).toEqual(['auth.log: otherLog', 'wtmp: otherLog']);
    expect(found.inputs[0]).toMatchObject({ set: join(path, 'mail.log'), once: false });
  });

  test('directories in it are entered when their name says mail, and no deeper', async () => {
    const path = filesIn({ 'mx.log': 1 });
    mkdirSync(join(path, 'exim4/mail'), { recursive: true });
    mkdirSync(join(path, 'apt'));
    directory.write(join(basename(path), 'exim4/mainlog'), sampleLines(2, 3_000));
    const found = await find(path);
    expect(found.names.sort()).toEqual(['mainlog', 'mx.log']);
    expect(found.passedOver).toEqual(expect.arrayContaining(['apt: directory', 'mail: directory']));
  });

  test('files that are no logs are passed over; if all are, it says so', async () => {
    const noLog = Buffer.from(Array.from({ length: 900 }, (_, n) => n % 7));
    const mixed = await find(filesIn({ a: 3, b: noLog }));
    expect(mixed).toMatchObject({ names: ['a'], problems: [], passedOver: ['b: binary'] });
    const none = await find(filesIn({ a: noLog, b: noLog }));
    expect(none).toMatchObject({ names: [], problems: ['noLogs'] });
    expect(await find(filesIn({}))).toMatchObject({ names: [], problems: ['noLogs'] });
  });
});

describe('patterns', () => {
  test('a quoted pattern means what the shell would have made of it', async () => {
    const path = filesIn({ 'mail.log': 1, 'mail.log.1': 2, other: 3 });
    const quoted = await find(`${path}/mail.log*`);
    expect(quoted.names).toEqual(['mail.log.1', 'mail.log']);
    expect(quoted).toEqual(await find(`${path}/mail.log`, `${path}/mail.log.1`));
    const relative = await find(`${number}/mail.{log,log.1}`);
    expect(relative.read).toEqual([`${number}/mail.log.1`, `${number}/mail.log`]);
  });

  test('a pattern that matches nothing is a problem', async () => {
    const found = await find(`${filesIn({ a: 1 })}/mail*`);
    expect(found.problems).toEqual(['noMatch']);
  });

  test('a file whose name looks like a pattern is that file', async () => {
    const path = filesIn({ 'mail[1].log': 1, 'mail1.log': 2 });
    expect((await find(`${path}/mail[1].log`)).names).toEqual(['mail[1].log']);
  });
});

describe('the same content is read once', () => {
  test('one file by several names: given twice, symbolic link, hard link', async () => {
    const path = filesIn({ 'mail.log': 3 });
    symlinkSync(join(path, 'mail.log'), join(path, 'soft.log'));
    linkSync(join(path, 'mail.log'), join(path, 'hard.log'));
    const log = join(path, 'mail.log');
    const found = await find(
      log,
      log,
      join(path, 'soft.log'),
      `${path}/./mail.log`,
      path,
      `${path}/h*`,
    );
    expect(found.names).toEqual(['mail.log']);
    expect(found.problems).toEqual([]);
    expect(found.passedOver).toEqual(
      expect.arrayContaining(['soft.log: sameFile', 'hard.log: sameFile']),
    );
  });

  test('a log and its compressed leftover: the plain one', async () => {
    const content = sampleLines(9_000, 5);
    const files = { 'mail.log': 2, 'mail.log.1': content, 'mail.log.1.gz': gzipSync(content) };
    const found = await find(filesIn(files));
    expect(found.names).toEqual(['mail.log.1', 'mail.log']);
    expect(found.passedOver).toEqual(['mail.log.1.gz: copy']);
  });

  test('a truncated copy: the longer one, packed or not', async () => {
    const content = sampleLines(9_000, 5);
    const found = await find(
      filesIn({
        'mail.log': content.subarray(0, 2_000),
        'mail.log.1.gz': gzipSync(content),
        'mail.log.2': content.subarray(0, 500_000),
        'mail.log.3.gz': gzipSync(content).subarray(0, 9_000),
      }),
    );
    expect(found.names).toEqual(['mail.log.1.gz']);
    expect(found.passedOver).toHaveLength(3);
  });

  test('logs that begin alike and differ later are both read, under two names', async () => {
    const lines = sampleLines(9_000, 5).toString('latin1');
    const edited = lines.replace('[8000]', '[9999]');
    const found = await find(
      filesIn({ 'mail.log': Buffer.from(lines), 'mail.log.1': Buffer.from(edited) }),
    );
    expect(found.names).toEqual(['mail.log.1', 'mail.log']);
    const names = await Promise.all(found.inputs.map(async (input) => (await readLog(input)).name));
    expect(names[1]!.startsWith(`${names[0]!}~`)).toBe(true);
  });

  test('empty logs are no copies of one another', async () => {
    const found = await find(filesIn({ 'mail.log': Buffer.alloc(0), mainlog: Buffer.alloc(0) }));
    expect(found.names).toHaveLength(2);
  });
});

describe('what cannot be read is told in a sentence', () => {
  test('a path that is not there, and one through a file', async () => {
    const path = filesIn({ a: 1 });
    const found = await find(`${path}/mail.log`, `${path}/a/b`, 'nothing\x1b[31m');
    expect(found.problems).toEqual(['missing', 'missing', 'missing']);
    expect(found.messages[0]).toBe(
      `There is no ${path}/mail.log: check the path (a mail log is usually /var/log/mail.log, /var/log/maillog or /var/log/exim4/mainlog).`,
    );
    expect(found.messages[2]).toMatch(/^There is no nothing\?\[31m: /);
  });

  test('files that are no logs', async () => {
    const path = filesIn({
      program: Buffer.from(Array.from({ length: 900 }, (_, n) => n % 7)),
      'logs.zip': Buffer.from('PK\x03\x04\x14\0\0\0'),
      'logs.tar.gz': gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\0x')])),
    });
    const found = await find(...['program', 'logs.zip', 'logs.tar.gz'].map((n) => join(path, n)));
    expect(found.problems.sort()).toEqual([
      'binary',
      'unsupportedCompression',
      'unsupportedCompression',
    ]);
    expect(found.messages.join('\n')).toContain('unpack it first, unzip -p');
  });

  test('devices and sockets', async () => {
    const path = filesIn({});
    const server = createServer().listen(join(path, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    const found = await find('/dev/null', join(path, 'socket'), path);
    server.close();
    expect(found.problems).toEqual(['notAFile', 'notAFile', 'noLogs']);
    expect(found.messages[0]).toContain('/dev/null is a device, not a log');
    expect(found.passedOver).toEqual(['socket: notAFile']);
  });

  test('a loop of links, and a link to nowhere', async () => {
    const path = filesIn({});
    symlinkSync(join(path, 'loop'), join(path, 'loop'));
    symlinkSync(join(path, 'gone'), join(path, 'dangling'));
    const found = await find(join(path, 'loop'), join(path, 'dangling'), path);
    expect(found.problems).toEqual(['unreadable', 'missing', 'noLogs']);
    expect(found.messages[0]).toMatch(/loop cannot be read: too many symbolic links/);
  });

  test('no permission: for a file, a directory, and what lies in it', async () => {
    const path = filesIn({ 'mail.log': 1, mainlog: 2 });
    mkdirSync(join(path, 'closed'));
    directory.write(join(basename(path), 'closed/mail.log'), sampleLines(1));
    chmodSync(directory.path, 0o755);
    chmodSync(join(path, 'mail.log'), 0);
    chmodSync(join(path, 'closed'), 0);
    const paths = [path, join(path, 'closed'), join(path, 'closed/mail.log')];
    const found = await asOrdinaryUser(() => find(...paths));
    chmodSync(join(path, 'closed'), 0o755);
    expect(found.names).toEqual(['mainlog']);
    expect(found.problems).toEqual(['noPermission', 'noPermission', 'noPermission']);
    expect(found.messages.sort()[2]).toBe(
      `No permission to read ${path}/mail.log: run this as root, or as a member of the group that owns the logs (on Debian: adm).`,
    );
  });
});

/** Root may read everything, so whoever runs this as root is nobody meanwhile. */
async function asOrdinaryUser<T>(act: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return act();
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}

describe('standard input and pipes', () => {
  test('- is standard input, once, after the files', async () => {
    const path = filesIn({ a: 1 });
    const found = await find('-', path, '-');
    expect(found.read).toEqual([join(path, 'a'), '-']);
    expect(found.inputs[1]).toMatchObject({ once: true, size: null });
  });

  test('a terminal has nothing to give', async () => {
    const found = await findLogFiles(['-'], { stdinIsTerminal: true });
    expect(found.problems.map(({ what }) => what)).toEqual(['terminal']);
  });

  test('a pipe is read like standard input, and not looked at before', async () => {
    const path = filesIn({});
    const pipe = join(path, 'pipe');
    expect(spawnSync('mkfifo', [pipe]).status).toBe(0);
    const found = await find(pipe, path);
    expect(found.inputs).toMatchObject([{ path: pipe, once: true }]);
    expect(found.passedOver).toEqual(['pipe: notAFile']);
    const writer = run(`cat > '${pipe}'`, sampleLines(2_000));
    const log = await readLog(found.inputs[0]!);
    expect(log.content.equals(sampleLines(2_000))).toBe(true);
    expect(await writer).toBe(0);
  });
});

test('an input carries the time of its last change', async () => {
  const path = filesIn({ 'mail.log': 1 });
  utimesSync(join(path, 'mail.log'), 1_700_000_000, 1_700_000_000);
  expect((await find(path)).inputs[0]!.modifiedAt).toBe(1_700_000_000_000);
});

function run(command: string, input: Buffer): Promise<number | null> {
  const child = spawn('sh', ['-c', command]);
  child.stdin.end(input);
  return new Promise((resolve) => child.once('exit', resolve));
}
