import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../run-noanswer';

/** Files that name places of the system, and which the steps of the page install or follow. */
const NAMES_PLACES = new Set(['deploy/noanswer.yaml', 'deploy/systemd/noanswer.service']);

/**
 * A repository with the files as they are here, committed or not, to be cloned from: `rewrite`
 * changes those that name places of the system.
 */
export function makeUpstream(directory: string, rewrite: (text: string) => string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const path of listed.split('\0')) {
    const [from, to] = [join(ROOT, path), join(directory, path)];
    if (path === '' || !existsSync(from)) continue;
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to);
    if (NAMES_PLACES.has(path)) writeFileSync(to, rewrite(readFileSync(to, 'utf8')));
  }
  mkdirSync(directory, { recursive: true });
  git(directory, 'init', '--quiet');
  commit(directory, 'As it is');
}

export function commit(directory: string, message: string): void {
  git(directory, 'add', '--all');
  git(directory, 'commit', '--quiet', '--message', message);
}

function git(directory: string, ...args: string[]): void {
  const who = ['-c', 'user.name=test', '-c', 'user.email=test@example.com'];
  execFileSync('git', [...who, '-c', 'commit.gpgsign=false', ...args], { cwd: directory });
}
