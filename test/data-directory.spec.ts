import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Finished } from './run-noanswer';
import { BIN, SAMPLES, analyzeJson, noanswer } from './run-noanswer';
import { inScratch } from './scratch-directory';

const LOG = join(SAMPLES, 'mail.log');

/** Refused in a sentence that names the directory, without a stack trace or a report. */
function expectRefused(run: Finished, sentence: RegExp): void {
  expect(run.stderr).toMatch(sentence);
  expect(run.stderr).not.toMatch(/^ +at |node_modules|ClickHouse/m);
  expect(run.code).toBeGreaterThan(0);
  expect(run.stdout).toBe('');
}

it('--data keeps what was read: asked again without a path, it gives the same report', async () => {
  await inScratch(async (place) => {
    const data = join(place, 'deep/er/data');
    const first = await analyzeJson(['--data', data, LOG]);
    expect(await analyzeJson(['--data', data])).toEqual(first);
    await analyzeJson(['--data', data, join(SAMPLES, 'mainlog')]);
    expect((await analyzeJson(['--data', data])).lines).toEqual(
      (await analyzeJson([SAMPLES])).lines,
    );
  });
});

it('--data on a directory of somebody else: nothing in it is touched', async () => {
  await inScratch(async (place) => {
    writeFileSync(join(place, 'letter.txt'), 'dear reader\n');
    expectRefused(await noanswer(['analyze', '--data', place, LOG]), /is no data directory/);
    expect(readdirSync(place)).toEqual(['letter.txt']);
    const file = join(place, 'letter.txt');
    expectRefused(await noanswer(['analyze', '--data', file, LOG]), /is not a directory/);
    expect(readFileSync(file, 'utf8')).toBe('dear reader\n');
  });
});

it('--data of a process that runs: a second one is told so, and the first goes on', async () => {
  await inScratch(async (place) => {
    const data = join(place, 'data');
    const pipe = join(place, 'pipe.log');
    execFileSync('mkfifo', [pipe]);
    const args = [BIN, 'analyze', '--timezone', 'UTC', '--data', data, pipe];
    const first = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      while (!readdirSync(place).includes('data')) await sleep(50);
      await sleep(500);
      expectRefused(await noanswer(['analyze', '--data', data, LOG]), /data.*(use|process|pid)/i);
      const closed = once(first, 'close');
      first.stdout.resume();
      appendFileSync(pipe, readFileSync(LOG));
      expect(await closed).toEqual([0, null]);
    } finally {
      first.kill('SIGKILL');
    }
    expect((await analyzeJson(['--data', data])).lines['read']).toBe(3280);
  });
});

/** A file system of 3 MB, if this machine lets us mount one. */
function mountsTinyDisk(directory: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', directory], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

it('a full disk: one sentence, exit code 1 (PASSES UNTESTED where tmpfs cannot be mounted)', async () => {
  await inScratch(async (place) => {
    const disk = join(place, 'disk');
    mkdirSync(disk);
    if (!mountsTinyDisk(disk)) {
      process.stderr.write('full disk: NOT TESTED, this machine lets us mount no tmpfs\n');
      return;
    }
    try {
      const lines = readFileSync(LOG, 'utf8');
      const path = join(place, 'mail.log');
      // Queue ids that do not compress: what is kept must grow past the disk.
      for (let i = 0; i < 60; i++)
        appendFileSync(
          path,
          lines.replace(/\b[0-9A-F]{11}\b/g, () => randomId()),
        );
      const run = await noanswer(['analyze', '--data', join(disk, 'data'), path]);
      expectRefused(run, /full|space/i);
      expect(run.code).toBe(1);
    } finally {
      execFileSync('umount', ['-l', disk]);
    }
  });
});

function randomId(): string {
  return Math.floor(Math.random() * 2 ** 44)
    .toString(16)
    .toUpperCase()
    .padStart(11, '0');
}
