import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { codeOf, DataDirectoryAccessError } from '../errors';
import { directoryError } from '../directory/claim';
import type { Layout } from '../directory/layout';

const KEY = /^[0-9a-f]{64}\n?$/;

/**
 * The key of a data directory, made once. It lies beside the engine's files, readable for the owner
 * only: whoever copies the tables alone cannot guess addresses against the tokens.
 */
export function recipientKey({ directory, recipientKey: path }: Layout): string {
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw directoryError(directory, error);
  }
  const key = readFileSync(path, 'utf8');
  // A new key would cut off every address written under the old one: that is for people to decide.
  if (!KEY.test(key))
    throw new DataDirectoryAccessError(
      directory,
      `the recipient key ${path} is damaged; restore it, or remove it to begin a new one`,
    );
  return key.trim();
}
