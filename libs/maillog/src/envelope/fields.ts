/** A JSON object as it came; members are a stranger's and may be anything. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The member that a path names: `host.name` is the member `name` of the member `host`, or a member
 * that is called `host.name`, as shippers that flatten what they send write it. Only names of ours are
 * asked for, and no object has a member of these by birth.
 */
export function fieldAt(fields: Fields, path: string): unknown {
  const value = fields[path];
  if (value !== undefined) return value;
  const dot = path.indexOf('.');
  if (dot < 0) return undefined;
  const next = fields[path.slice(0, dot)];
  return isFields(next) ? fieldAt(next, path.slice(dot + 1)) : undefined;
}

/** The first of these members that is a text, and not an empty one; else ''. */
export function textOf(fields: Fields, paths: readonly string[]): string {
  for (const path of paths) {
    const value = fieldAt(fields, path);
    if (typeof value === 'string' && value !== '') return value;
  }
  return '';
}

/** The first of these members that is a process id, as a number or in digits; else 0. */
export function pidOf(fields: Fields, paths: readonly string[]): number {
  for (const path of paths) {
    const value = fieldAt(fields, path);
    const pid = typeof value === 'string' && value.length <= 10 ? Number(value) : value;
    if (typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0) return pid;
  }
  return 0;
}
