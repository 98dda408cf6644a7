import {
  appendFileSync,
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LineCollector } from '../../samples/line-collector';
import { FollowedPaths } from './followed-paths';

let directory: string;
let log: string;
let reader: LineCollector;
let written: string[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'follow-'));
  log = join(directory, 'mail.log');
  reader = new LineCollector([log]);
  written = [];
});
afterEach(async () => {
  await reader.kill();
  rmSync(directory, { recursive: true });
});

const line = (n: number): string => `Nov 21 10:00:00 mx1 postfix/smtp[${n}]: line number ${n}`;
const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, i) => line(from + i));

function write(from: number, to: number, path = log): void {
  const added = lines(from, to);
  written.push(...added);
  appendFileSync(path, added.map((one) => `${one}\n`).join(''));
}

async function expectAll(): Promise<void> {
  await reader.readAll();
  expect(reader.texts).toEqual(written);
}

function compress(path: string): void {
  writeFileSync(`${path}.gz`, gzipSync(readFileSync(path)));
  unlinkSync(path);
}

describe('a log', () => {
  test('that appears later, in a directory that appears later', async () => {
    log = join(directory, 'later', 'mail.log');
    reader = new LineCollector([log]);
    await reader.readAll();
    expect(reader.following.problems).toMatchObject([{ what: 'missing' }]);
    mkdirSync(join(directory, 'later'));
    await reader.readAll();
    write(0, 3);
    await expectAll();
    expect(reader.following.problems).toEqual([]);
  });

  test('that holds one short line is read, and keeps its name as it grows', async () => {
    writeFileSync(log, 'short\n');
    await reader.readAll();
    await reader.kill();
    appendFileSync(log, 'another\n');
    await reader.readAll();
    write(0, 100);
    await reader.readAll();
    expect(reader.texts).toEqual(['short', 'another', ...written]);
    expect(new Set([...reader.lines.keys()].map((key) => key.split('@')[0])).size).toBe(1);
  });

  test('whose last line is half written waits for the other half, over a restart too', async () => {
    write(0, 2);
    appendFileSync(log, line(2).slice(0, 20));
    await reader.readAll();
    expect(reader.texts).toEqual(lines(0, 2));
    reader.save();
    await reader.kill();
    appendFileSync(log, `${line(2).slice(20)}\n`);
    written.push(line(2));
    await expectAll();
  });

  test('that is deleted gives out its half line, for there will be no other half', async () => {
    write(0, 2);
    appendFileSync(log, 'half');
    await reader.readAll();
    unlinkSync(log);
    await reader.readAll();
    expect(reader.texts).toEqual([...lines(0, 2), 'half']);
    expect(reader.events.at(-1)).toBe('end');
  });

  test('is read on when the clock is set back', async () => {
    write(0, 3);
    await reader.readAll();
    reader.clock -= 3_600_000;
    write(3, 5);
    while (await reader.step());
    expect(reader.texts).toEqual(written);
  });

  test('with the inode of a deleted one is another log', async () => {
    write(0, 5);
    await reader.readAll();
    reader.save();
    await reader.kill();
    // Written anew in place: the same inode for certain, and longer than before.
    writeFileSync(log, '');
    write(5, 50);
    await expectAll();
  });

  test('that is replaced by a file with the same content is not read again', async () => {
    write(0, 5);
    await reader.readAll();
    copyFileSync(log, `${log}.new`);
    renameSync(`${log}.new`, log);
    await reader.readAll();
    write(5, 7);
    await expectAll();
  });

  test('that is truncated and has grown beyond its old length before anybody looked', async () => {
    write(0, 5);
    await reader.readAll();
    truncateSync(log);
    write(5, 40);
    await expectAll();
  });

  test('behind a link that is led elsewhere', async () => {
    const [one, other] = [join(directory, 'one'), join(directory, 'other')];
    write(0, 3, one);
    symlinkSync(one, log);
    await reader.readAll();
    unlinkSync(log);
    symlinkSync(other, log);
    write(3, 6, other);
    await reader.readAll();
    write(6, 7, other);
    await expectAll();
  });

  test('with two names is one log', async () => {
    write(0, 3);
    linkSync(log, join(directory, 'mail.info'));
    reader = new LineCollector([join(directory, '*')]);
    await expectAll();
  });

  test('behind a link is followed through the rotations of what the link leads to', async () => {
    mkdirSync(join(directory, 'real'));
    const real = join(directory, 'real', 'mail.log');
    write(0, 3, real);
    symlinkSync(real, log);
    await reader.readAll();
    reader.save();
    await reader.kill();
    write(3, 6, real);
    renameSync(real, `${real}.1`);
    write(6, 9, real);
    await expectAll();
  });
});

describe('rotation', () => {
  test('into an archive that just changed: nothing newer is read before it', async () => {
    write(0, 3);
    await reader.readAll();
    reader.save();
    await reader.kill();
    write(3, 6);
    renameSync(log, `${log}.1`);
    compress(`${log}.1`);
    write(6, 9);
    reader.clock = Date.now();
    while (await reader.step()); // no time passes
    expect(reader.texts).toEqual(written.slice(0, 3));
    await expectAll();
  });

  test('several times while nobody looked: the rest lies in an archive', async () => {
    write(0, 10);
    await reader.readAll();
    reader.save();
    await reader.kill();
    write(10, 20);
    renameSync(log, `${log}.2`);
    compress(`${log}.2`);
    write(20, 30, `${log}.1`);
    write(30, 40);
    await expectAll();
  });

  test('while the writer still writes to the renamed file', async () => {
    write(0, 3);
    await reader.readAll();
    renameSync(log, `${log}.1`);
    await reader.readAll();
    write(3, 5, `${log}.1`);
    await reader.readAll();
    write(5, 8);
    await expectAll();
  });

  test('by copying and truncating: what was not read yet is read from the copy', async () => {
    write(0, 3);
    await reader.readAll();
    write(3, 6);
    copyFileSync(log, `${log}.1`);
    truncateSync(log);
    write(6, 9);
    await expectAll();
  });

  test('into a directory where we do not look: the file is read to its end', async () => {
    write(0, 3);
    await reader.readAll();
    mkdirSync(join(directory, 'old'));
    renameSync(log, join(directory, 'old', 'mail.log.1'));
    write(3, 5, join(directory, 'old', 'mail.log.1'));
    await reader.readAll();
    write(5, 8);
    await expectAll();
  });

  test('an archive that was read is not read again, and not even unpacked', async () => {
    write(0, 3);
    renameSync(log, `${log}.1`);
    compress(`${log}.1`);
    write(3, 6);
    await expectAll();
    reader.save();
    await reader.kill();
    // Known by size and time: what it holds behind its start is not looked at.
    const packed = readFileSync(`${log}.1.gz`);
    // Half a millisecond on, for seconds in floating point are a little less than they say.
    const mtime = (Math.floor(statSync(`${log}.1.gz`).mtimeMs) + 0.5) / 1000;
    packed[packed.length - 6] = 0;
    writeFileSync(`${log}.1.gz`, packed);
    utimesSync(`${log}.1.gz`, mtime, mtime);
    await expectAll();
    expect(reader.following.carriers.map(({ note }) => note)).toEqual([null, null]);
  });

  test('an archive is read only when it is complete', async () => {
    write(0, 3_000);
    const whole = gzipSync(readFileSync(log));
    unlinkSync(log);
    writeFileSync(`${log}.1.gz`, whole.subarray(0, whole.length / 2));
    const soon = new Date(reader.clock + 11_000);
    utimesSync(`${log}.1.gz`, soon, soon);
    reader.clock += 10_000;
    while (await reader.step());
    expect(reader.texts).toEqual([]);
    writeFileSync(`${log}.1.gz`, whole);
    await expectAll();
  });

  test('an archive from the future holds up nothing', async () => {
    write(0, 3);
    renameSync(log, `${log}.1`);
    compress(`${log}.1`);
    const future = new Date(Date.now() + 86_400_000);
    utimesSync(`${log}.1.gz`, future, future);
    write(3, 6);
    await expectAll();
  });

  test('an archive that grows while it is taken for complete: half a line at its end is none', async () => {
    write(0, 3_000);
    const whole = gzipSync(readFileSync(log));
    unlinkSync(log);
    const past = new Date(reader.clock - 60_000);
    writeFileSync(`${log}.1.gz`, whole.subarray(0, whole.length / 2));
    utimesSync(`${log}.1.gz`, past, past);
    await reader.readAll();
    expect(reader.texts).toEqual(written.slice(0, reader.texts.length));
    expect(reader.texts.length).toBeGreaterThan(100);
    writeFileSync(`${log}.1.gz`, whole);
    await expectAll();
  });
});

describe('logs that begin alike', () => {
  test('and go on differently are two, whenever that shows', async () => {
    const other = join(directory, 'mail.info');
    reader = new LineCollector([join(directory, 'mail.*')]);
    writeFileSync(log, `${line(0)}\n`);
    writeFileSync(other, `${line(0)}\n`);
    await reader.readAll();
    expect(reader.texts).toEqual([line(0)]);
    appendFileSync(log, `${line(1)}\n`);
    appendFileSync(other, `${line(2)}\n`);
    await reader.readAll();
    expect(reader.texts.sort()).toEqual([line(0), line(0), line(1), line(2)]);
  });

  test('far behind their start are told apart again after a restart', async () => {
    const other = join(directory, 'mail.info');
    reader = new LineCollector([join(directory, 'mail.*')]);
    const same = lines(0, 200)
      .map((one) => `${one}\n`)
      .join('');
    writeFileSync(log, `${same}${line(300)}\n`);
    writeFileSync(other, `${same}${line(400)}\n`);
    await reader.readAll();
    reader.save();
    await reader.kill();
    appendFileSync(log, `${line(301)}\n`);
    appendFileSync(other, `${line(401)}\n`);
    await reader.readAll();
    expect(reader.texts).toHaveLength(404);
    expect(reader.texts).toEqual(expect.arrayContaining([300, 301, 400, 401].map(line)));
  });
});

describe('what is named', () => {
  test('a directory: its mail logs, those that come later too', async () => {
    reader = new LineCollector([directory]);
    await reader.readAll();
    write(0, 3);
    writeFileSync(join(directory, 'dpkg.log'), 'no mail\n');
    await expectAll();
  });

  test('a pattern: what comes to match it', async () => {
    reader = new LineCollector([join(directory, '*', 'mail.log')]);
    await reader.readAll();
    mkdirSync(join(directory, 'mx1'));
    write(0, 3, join(directory, 'mx1', 'mail.log'));
    await expectAll();
  });

  test('something that is no log is said, and read when it becomes one', async () => {
    writeFileSync(log, Buffer.from('\0\x01\x02\x03'.repeat(100)));
    await reader.readAll();
    expect(reader.following.carriers[0]?.note?.text).toMatch(/not a text file/);
    writeFileSync(log, '');
    write(0, 2);
    await expectAll();
  });

  test('names are looked for only when a directory changed', async () => {
    write(0, 1);
    const paths = new FollowedPaths([log], directory);
    await paths.scan();
    await new Promise((resolve) => setTimeout(resolve, 80));
    await paths.scan();
    expect(await paths.haveChanged()).toBe(false);
    appendFileSync(log, 'more\n');
    expect(await paths.haveChanged()).toBe(false);
    writeFileSync(`${log}.1`, '');
    expect(await paths.haveChanged()).toBe(true);
  });
});
