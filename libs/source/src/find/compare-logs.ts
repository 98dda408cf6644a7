import { createHash } from 'node:crypto';
import type { LogInput } from '../log-input';
import { openLog } from '../read/open-log';

export type Comparison =
  | { readonly relation: 'same' | 'firstLonger' | 'secondLonger' }
  /** `variant` stands for what the second one holds, as far as the shorter one goes. */
  | { readonly relation: 'differ'; readonly variant: string };

/**
 * Compares the unpacked contents of two logs to the end of the shorter one. One is read after the
 * other, never both at once: an archive may need hundreds of megabytes to be unpacked.
 */
export async function compareLogs(first: LogInput, second: LogInput): Promise<Comparison> {
  const firstLength = await lengthOf(first);
  const secondLength = await lengthOf(second);
  const common = Math.min(firstLength, secondLength);
  const variant = await hashOf(second, common);
  if ((await hashOf(first, common)) !== variant)
    return { relation: 'differ', variant: variant.slice(0, 8) };
  if (firstLength === secondLength) return { relation: 'same' };
  return { relation: firstLength > secondLength ? 'firstLonger' : 'secondLonger' };
}

async function lengthOf(input: LogInput): Promise<number> {
  let length = 0;
  for await (const chunk of unpacked(input)) length += chunk.length;
  return length;
}

async function hashOf(input: LogInput, length: number): Promise<string> {
  const hash = createHash('sha256');
  let left = length;
  for await (const chunk of unpacked(input)) {
    hash.update(chunk.subarray(0, left));
    left -= Math.min(left, chunk.length);
    if (left === 0) break;
  }
  return hash.digest('hex');
}

/** A log that can no longer be opened holds nothing; that it is gone is said when it is read. */
async function* unpacked(input: LogInput): AsyncGenerator<Uint8Array, void, undefined> {
  const { reader } = await openLog(input, { now: 0 });
  if (reader) yield* reader;
}
