import { createReadStream } from 'node:fs';
import type { Mistake } from './mistake';
import { named } from './mistake';

/** No configuration is as long as this; a log that was named by mistake is. */
const LONGEST_FILE = 256 * 1024;

/** The text of a configuration file, or what is wrong with the file itself. */
export type ConfigText =
  | { readonly text: string; readonly mistake: null }
  | { readonly text: null; readonly mistake: Mistake };

/** Why a file could not be read, in words; other reasons come as the system tells them. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'is a directory, not a file',
  EACCES: 'may not be read by this user',
  EPERM: 'may not be read by this user',
  ELOOP: 'is a symbolic link that leads in a circle',
};

/** Reads a configuration file whole. */
export async function readConfigFile(file: string): Promise<ConfigText> {
  const refuse = (sentence: string): ConfigText => ({
    text: null,
    mistake: { origin: named(file), sentence },
  });
  const chunks: Buffer[] = [];
  try {
    const bytes = createReadStream(file, { end: LONGEST_FILE });
    for await (const chunk of bytes) chunks.push(chunk as Buffer);
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return refuse(REASONS[code] ?? `cannot be read (${named(message)})`);
  }
  const content = Buffer.concat(chunks);
  if (content.length > LONGEST_FILE) return refuse('is too long for a configuration file');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(content), mistake: null };
  } catch {
    return refuse('is not a text file in UTF-8');
  }
}
