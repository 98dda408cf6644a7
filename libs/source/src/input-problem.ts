import type { ForeignPacking } from './content/compression';
import type { InputProblem, InputProblemKind } from './log-input';
import { codeOf, reasonOf } from './system-error';

/** The sentences for what cannot be read. Each says what to do about it. */
export const problems = {
  missing: (path: string) =>
    problem(
      path,
      'missing',
      `There is no ${shown(path)}: check the path (a mail log is usually /var/log/mail.log, /var/log/maillog or /var/log/exim4/mainlog).`,
    ),
  noPermission: (path: string) =>
    problem(
      path,
      'noPermission',
      `No permission to read ${shown(path)}: run this as root, or as a member of the group that owns the logs (on Debian: adm).`,
    ),
  noLogs: (path: string) =>
    problem(
      path,
      'noLogs',
      `There is no mail log in the directory ${shown(path)}: name the log itself, or where mail is logged to the journal: journalctl --facility=mail -o short-iso | noanswer analyze -`,
    ),
  noMatch: (path: string) =>
    problem(
      path,
      'noMatch',
      `Nothing matches ${shown(path)}: check the pattern and the directory.`,
    ),
  notAFile: (path: string, is: string) =>
    problem(
      path,
      'notAFile',
      `${shown(path)} is ${is}, not a log: name a file, a directory or a pipe.`,
    ),
  terminal: (path: string) =>
    problem(
      path,
      'terminal',
      'Standard input is a terminal: pipe a log into this command, or name a file.',
    ),
  binary: (path: string) =>
    problem(
      path,
      'binary',
      `${shown(path)} is not a text file: name the log that Postfix, Exim or syslog writes.`,
    ),
  unsupportedCompression: (path: string, packing: ForeignPacking) =>
    problem(
      path,
      'unsupportedCompression',
      `${shown(path)} is in the format of ${packing.name}, which is not read here: unpack it first, ${packing.unpackWith} ${forShell(path)} | noanswer analyze -`,
    ),
  unreadable: (path: string, reason: string) =>
    problem(
      path,
      'unreadable',
      `${shown(path)} cannot be read: ${reason}. Check the disk and the mount, then try again.`,
    ),
};

/** The problem behind an error of the file system. */
export function problemOf(path: string, error: unknown): InputProblem {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return problems.missing(path);
    case 'EACCES':
    case 'EPERM':
      return problems.noPermission(path);
    case 'ENXIO':
      return problems.notAFile(path, 'a socket or a device');
    default:
      return problems.unreadable(path, reasonOf(error));
  }
}

/** A path as it may stand in a message: names of files can hold line ends and terminal codes. */
export function shown(path: string): string {
  return path.replace(/[\0-\x1f\x7f-\x9f]/g, '?');
}

/** For a command that the operator may copy. */
function forShell(path: string): string {
  const safe = shown(path);
  return /^[\w./@%+:,-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", `'\\''`)}'`;
}

function problem(path: string, what: InputProblemKind, message: string): InputProblem {
  return { path, what, message };
}
