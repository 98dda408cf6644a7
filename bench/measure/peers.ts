import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Mta } from '../logs/make-log';

/** A program that others use on the same logs. */
export interface Peer {
  readonly name: string;
  readonly debianPackage: string;
  readonly mta: Mta;
}

export const PEERS: readonly Peer[] = [
  { name: 'pflogsumm', debianPackage: 'pflogsumm', mta: 'postfix' },
  { name: 'eximstats', debianPackage: 'exim4-base', mta: 'exim' },
];

/** Where it is installed; null if nowhere. Debian keeps pflogsumm where users' PATH does not look. */
export function findPeer({ name }: Peer): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => join(folder, name)).find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
