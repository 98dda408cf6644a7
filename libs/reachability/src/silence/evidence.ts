/** The sum of two tallies; of new names only as many as `most` allows are taken. */
export function addCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
  most = Infinity,
): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  let size = most === Infinity ? 0 : Object.keys(a).length;
  for (const [name, count] of Object.entries(b)) {
    const known = Object.hasOwn(sum, name) ? sum[name] : undefined;
    if (known === undefined && ++size > most) continue;
    // A name is a stranger's: `__proto__` must become a member like any other.
    Object.defineProperty(sum, name, {
      value: (known ?? 0) + count,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return sum;
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
