import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sweepTemporaryStores } from './directory/temporary';
import {
  DataDirectoryAccessError,
  DataDirectoryBusyError,
  ForeignDataDirectoryError,
  NewerSchemaError,
  OneStorePerProcessError,
} from './errors';
import { ended, startChild, untilItSays } from './fixtures/child';
import { anAttempt } from './fixtures/rows';
import { openStore } from './open-store';
import { overview } from './questions';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'store-spec-'));
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

test('a kept store keeps its rows; a temporary one leaves nothing', async () => {
  const directory = join(parent, 'new', 'data');
  const store = await openStore({ directory });
  store.writer().attempt(anAttempt());
  await store.close(); // writes what is pending
  const again = await openStore({ directory });
  expect((await again.ask(overview()))[0]?.attempts).toBe(1);
  await again.close();
  await again.close();

  const temporary = await openStore();
  expect(existsSync(temporary.location)).toBe(true);
  await temporary.close();
  expect(existsSync(temporary.location)).toBe(false);
});

test('a directory with anything else in it is refused and left as it is', async () => {
  writeFileSync(join(parent, 'letters.txt'), 'dear');
  await expect(openStore({ directory: parent })).rejects.toThrow(ForeignDataDirectoryError);
  expect(readdirSync(parent)).toEqual(['letters.txt']);
});

test('what cannot be a directory of ours is told apart', async () => {
  const file = join(parent, 'file');
  writeFileSync(file, '');
  await expect(openStore({ directory: file })).rejects.toThrow(/not a directory/);
  await expect(openStore({ directory: join(file, 'below') })).rejects.toThrow(/not a directory/);
  await expect(openStore({ directory: '/proc/noanswer' })).rejects.toThrow(
    DataDirectoryAccessError,
  );
  await expect(openStore({ directory: join(parent, 'a{b,c}') })).rejects.toThrow(
    /its path may not/,
  );
  const odd = join(parent, "it's a \\ ünusual näme");
  const store = await openStore({ directory: odd });
  store.writer().attempt(anAttempt());
  await store.close();
});

test('one process opens one store at a time', async () => {
  const store = await openStore({ directory: join(parent, 'a') });
  await expect(openStore({ directory: join(parent, 'a') })).rejects.toThrow(DataDirectoryBusyError);
  await expect(openStore({ directory: join(parent, 'b') })).rejects.toThrow(
    OneStorePerProcessError,
  );
  await store.close();
  await (await openStore({ directory: join(parent, 'b') })).close();
});

test('a second process is told who owns the directory; the owner killed, it is free', async () => {
  const directory = join(parent, 'data');
  const owner = startChild('hold-store.ts', directory);
  try {
    await untilItSays(owner, 'open');
    const refused = openStore({ directory });
    await expect(refused).rejects.toThrow(DataDirectoryBusyError);
    await expect(refused).rejects.toThrow(`(pid ${owner.pid ?? 0})`);
    // Another process is refused too, and without a word from the engine.
    const second = startChild('hold-store.ts', directory);
    await untilItSays(second, 'DataDirectoryBusyError');
  } finally {
    owner.kill('SIGKILL');
    await ended(owner);
  }
  await (await openStore({ directory })).close();
});

test('two processes that begin at once: one gets the directory', async () => {
  const directory = join(parent, 'data');
  const racers = [startChild('hold-store.ts', directory), startChild('hold-store.ts', directory)];
  try {
    const heard = await Promise.all(
      racers.map((racer) =>
        Promise.race([
          untilItSays(racer, 'open ').then(() => 'open'),
          untilItSays(racer, 'Error').then(() => 'refused'),
        ]),
      ),
    );
    expect(heard.sort()).toEqual(['open', 'refused']);
  } finally {
    for (const racer of racers) racer.kill('SIGKILL');
    await Promise.all(racers.map(ended));
  }
});

test('a temporary store whose process was killed is swept; one in use is not', async () => {
  const child = startChild('hold-store.ts');
  await untilItSays(child, 'open ');
  const mine = await openStore();
  sweepTemporaryStores();
  const left = readdirSync(tmpdir()).filter((name) => name.startsWith('noanswer-'));
  child.kill('SIGKILL');
  await ended(child);
  expect(sweepTemporaryStores()).toBeGreaterThanOrEqual(1);
  const leftLater = readdirSync(tmpdir()).filter((name) => name.startsWith('noanswer-'));
  expect(left.length).toBeGreaterThan(leftLater.length);
  expect(existsSync(mine.location)).toBe(true);
  await mine.close();
});

test('a directory of a newer version is refused', async () => {
  const directory = join(parent, 'data');
  const store = await openStore({ directory });
  await store.ask({
    name: 'a later migration',
    sql: "INSERT INTO schema_migrations (version, name) SELECT 999, 'later'",
    params: {},
    read: Number,
  });
  await store.close();
  await expect(openStore({ directory })).rejects.toThrow(NewerSchemaError);
});

test('what is kept of recipients is remembered, and a change is told', async () => {
  const directory = join(parent, 'data');
  const first = await openStore({ directory, recipients: 'hash' });
  const token = first.recipientToken('Jo@Example.org');
  expect(first.recipientToken('jo@example.org')).toBe(token);
  await first.close();
  expect(statSync(join(directory, 'recipient.key')).mode & 0o777).toBe(0o600);
  const second = await openStore({ directory, recipients: 'drop' });
  expect(second.recipientsBefore).toBe('hash');
  expect(second.recipientToken('jo@example.org')).toBe(token);
  await second.close();
  const marker = readFileSync(join(directory, 'noanswer-store.json'), 'utf8');
  expect(marker).toMatch(/"hash"[^]*"drop"/);
  mkdirSync(join(parent, 'other'));
  const other = await openStore({ directory: join(parent, 'other') });
  expect(other.recipientToken('jo@example.org')).not.toBe(token);
  await other.close();
});
