import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import type { BigIntStats } from 'node:fs';
import { glob, isDynamicPattern } from 'tinyglobby';
import { problemOf, problems, shown } from '../input-problem';
import type { InputProblem, LogInput, PassedOver } from '../log-input';
import { codeOf } from '../system-error';
import { chooseLogs, holdsMailLogs } from './directory-logs';
import { rotationOf } from './rotation';

/** A path that leads to something to read. */
export interface Candidate {
  readonly input: LogInput;
  /** Device and inode: the same for every link to one file. */
  readonly inode: string;
  /** The directory that was asked for; null when the file itself was. */
  readonly within: string | null;
}

export interface Expansion {
  readonly candidates: Candidate[];
  readonly problems: InputProblem[];
  readonly passedOver: PassedOver[];
}

/** What one argument of the command line stands for: a file, a directory, or a pattern. */
export async function expandArgument(path: string, cwd: string): Promise<Expansion> {
  const found: Expansion = { candidates: [], problems: [], passedOver: [] };
  const there = await statOf(resolve(cwd, path));
  // A file named `mail[1].log` is that file: only what does not exist is taken for a pattern.
  if (there.stats) await addPath(found, path, there.stats, cwd);
  else if (isMissing(there.error) && isDynamicPattern(path)) await addMatches(found, path, cwd);
  else found.problems.push(problemOf(path, there.error));
  return found;
}

/** A quoted pattern means what the shell would have made of it: every match as if it were named. */
async function addMatches(found: Expansion, pattern: string, cwd: string): Promise<void> {
  const matches = await glob(pattern, {
    cwd,
    absolute: true,
    onlyFiles: false,
    expandDirectories: false,
  });
  if (matches.length === 0) found.problems.push(problems.noMatch(pattern));
  for (const match of matches.sort()) {
    const absolute = match.replace(/(?<=.)\/$/, '');
    const path = isAbsolute(pattern) ? absolute : relative(cwd, absolute);
    const { stats, error } = await statOf(absolute);
    if (stats) await addPath(found, path, stats, cwd);
    else found.problems.push(problemOf(path, error));
  }
}

async function addPath(
  found: Expansion,
  path: string,
  stats: BigIntStats,
  cwd: string,
): Promise<void> {
  if (stats.isDirectory()) await addDirectory(found, path, cwd, path);
  else if (stats.isFile() || stats.isFIFO())
    found.candidates.push(candidate(path, stats, cwd, null));
  else found.problems.push(problems.notAFile(path, kindOf(stats)));
}

/** The logs of a directory, and of those directories in it whose own name says mail. */
async function addDirectory(
  found: Expansion,
  directory: string,
  cwd: string,
  within: string,
): Promise<void> {
  let names: string[];
  try {
    names = (await readdir(resolve(cwd, directory))).sort();
  } catch (error) {
    found.problems.push(problemOf(directory, error));
    return;
  }
  const entries = new Map<string, BigIntStats>();
  for (const name of names) {
    const path = join(directory, name);
    const { stats } = await statOf(resolve(cwd, path));
    if (!stats) passOver(found, path, 'unreadable', 'leads nowhere');
    else if (stats.isFile()) entries.set(name, stats);
    else if (!stats.isDirectory()) passOver(found, path, 'notAFile', `is ${kindOf(stats)}`);
    else if (directory === within && holdsMailLogs(name))
      await addDirectory(found, path, cwd, within);
    else passOver(found, path, 'directory', 'is a directory and is not entered');
  }
  const chosen = chooseLogs([...entries.keys()]);
  for (const { name, why, because } of chosen.passedOver)
    passOver(found, join(directory, name), why, because);
  for (const name of chosen.names) {
    const stats = entries.get(name);
    if (stats) found.candidates.push(candidate(join(directory, name), stats, cwd, within));
  }
}

function candidate(
  path: string,
  stats: BigIntStats,
  cwd: string,
  within: string | null,
): Candidate {
  const absolute = resolve(cwd, path);
  const once = !stats.isFile();
  return {
    input: {
      path,
      file: absolute,
      set: once ? path : join(dirname(absolute), rotationOf(basename(absolute)).base),
      once,
      size: once ? null : Number(stats.size),
      modifiedAt: once ? null : Number(stats.mtimeMs),
      variant: null,
    },
    inode: `${stats.dev}:${stats.ino}`,
    within,
  };
}

function passOver(found: Expansion, path: string, why: PassedOver['why'], because: string): void {
  found.passedOver.push({ path, why, message: `${shown(path)} ${because}.` });
}

type Stat =
  | { readonly stats: BigIntStats; readonly error: null }
  | { readonly stats: null; readonly error: unknown };

/** Follows links, and gives the error back: for a path from outside it is an ordinary answer. */
async function statOf(path: string): Promise<Stat> {
  try {
    return { stats: await stat(path, { bigint: true }), error: null };
  } catch (error) {
    return { stats: null, error };
  }
}

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(error));
}

function kindOf(stats: BigIntStats): string {
  if (stats.isSocket()) return 'a socket';
  if (stats.isFIFO()) return 'a pipe';
  return stats.isCharacterDevice() || stats.isBlockDevice() ? 'a device' : 'no regular file';
}
