import { isLoopback, listenAddress } from '@noanswer/settings';
import { KeyFileError, readKeys } from './key-file';
import type { HttpSettings } from './http-settings';

/** What an operator should know who has others ask and has no key for them; undefined: nothing. */
export function accessWarning({ listen, access, keysFile }: HttpSettings): string | undefined {
  const isPrivate = isLoopback(listenAddress(listen));
  if (access === 'auto' && isPrivate) return undefined;
  const why = isPrivate ? 'http.access is keys' : `${listen} can be reached from other machines`;
  try {
    if (readKeys(keysFile).length > 0) return undefined;
    return `${why}, so a key is asked for, and there is none yet in ${keysFile}: make one with noanswer key new NAME`;
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    return `${why}, so a key is asked for, and nobody has one: ${error.message}`;
  }
}
