import { isBlamedAt } from '../blame/finding';
import type { Memory } from './memory';
import type { IsBlamed } from './subject';

/** Whose failures are held against nobody but their sender, as of now. */
export function blameOf({ senders }: Pick<Memory, 'senders'>): IsBlamed {
  const marked = new Map(
    [...senders].filter(
      ([, { finding, suspectedSince, blamed }]) =>
        finding !== null || suspectedSince !== null || blamed.length > 0,
    ),
  );
  if (marked.size === 0) return () => false;
  return ({ logHost, from }) => {
    const sender = marked.get(logHost);
    return sender !== undefined && isBlamedAt(sender, from);
  };
}
