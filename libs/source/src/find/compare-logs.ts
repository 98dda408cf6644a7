import { createHash } from 'node:crypto';
import type { LogInput } from '../log-input';
import { openLog } from '../read/open-log';

export type Comparison =
  | { readonly relation: 'same' | 'firstLonger' | 'secondLonger' }
  | { readonly relation: 'differ'; readonly variant: string };

/** So much of what differs goes into the variant's name. */
const VARIANT_BYTES = 64;

/** Compares the unpacked contents of two logs to the end of the shorter one. */
export async function compareLogs(first: LogInput, second: LogInput): Promise<Comparison> {
  const one = await unpackedBytes(first);
  const other = await unpackedBytes(second);
  try {
    for (;;) {
      const a = await one.next();
      const b = await other.next();
      if (a.length === 0 || b.length === 0) return { relation: longer(a.length, b.length) };
      const common = Math.min(a.length, b.length);
      const left = a.subarray(0, common);
      const right = b.subarray(0, common);
      if (left.compare(right) !== 0) return { relation: 'differ', variant: variantOf(left, right) };
      one.take(common);
      other.take(common);
    }
  } finally {
    await one.close();
    await other.close();
  }
}

function longer(first: number, second: number): 'same' | 'firstLonger' | 'secondLonger' {
  if (first === second) return 'same';
  return first > second ? 'firstLonger' : 'secondLonger';
}

function variantOf(left: Buffer, right: Buffer): string {
  let at = 0;
  while (left[at] === right[at]) at++;
  const different = right.subarray(at, at + VARIANT_BYTES);
  return createHash('sha256').update(different).digest('hex').slice(0, 8);
}

interface UnpackedBytes {
  /** What is there and not taken yet; empty at the end. */
  next(): Promise<Buffer>;
  take(bytes: number): void;
  close(): Promise<void>;
}

/** A log that can no longer be opened holds nothing; that it is gone is said when it is read. */
async function unpackedBytes(input: LogInput): Promise<UnpackedBytes> {
  const { reader } = await openLog(input, { now: 0 });
  const chunks = reader?.[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  return {
    next: async () => {
      while (rest.length === 0) {
        const { value } = (await chunks?.next()) ?? {};
        if (!value) break;
        rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
      }
      return rest;
    },
    take: (bytes) => {
      rest = rest.subarray(bytes);
    },
    close: async () => {
      await chunks?.return(undefined);
      await reader?.close();
    },
  };
}
