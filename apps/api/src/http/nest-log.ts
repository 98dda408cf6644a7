import type { LoggerService } from '@nestjs/common';
import { oneLine } from '../problems/one-line';

/** Nest is silent but for errors, and of these each is one line. */
export function nestLog(onError: ((message: string) => void) | undefined): LoggerService | false {
  if (onError === undefined) return false;
  const silent = (): void => undefined;
  const error = (...words: unknown[]): void => {
    onError(oneLine(words.map(String).join(' ')));
  };
  return { log: silent, warn: silent, debug: silent, verbose: silent, error, fatal: error };
}
