import type { Counts } from './report';

/** Every name is there, though it was never counted: whoever reads need not ask whether it is. */
export function withZeros(names: readonly string[], counts: Counts): Counts {
  return { ...Object.fromEntries(names.map((name) => [name, 0])), ...counts };
}
