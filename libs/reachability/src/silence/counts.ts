/** Adds a tally to another one; of new names only as many as `most` allows are taken. */
export function addCounts(
  to: Record<string, number>,
  counts: Readonly<Record<string, number>>,
  most = Infinity,
): void {
  for (const name in counts) {
    const isNew = most < Infinity && !Object.hasOwn(to, name);
    if (isNew && Object.keys(to).length >= most) continue;
    addCount(to, name, counts[name] ?? 0);
  }
}

export function addCount(to: Record<string, number>, name: string, count: number): void {
  if (name !== '__proto__') to[name] = (Object.hasOwn(to, name) ? (to[name] ?? 0) : 0) + count;
}

/** The first `most` different ones, the older before the newer. */
export function addOnce(
  a: readonly string[],
  b: readonly string[],
  most: number,
): readonly string[] {
  if (b.length === 0 || a.length >= most) return a;
  return [...new Set([...a, ...b])].slice(0, most);
}
