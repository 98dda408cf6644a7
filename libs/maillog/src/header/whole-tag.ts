/** `program[pid]:` as a syslog daemon hands it over in a field of its own; `[pid]` and `:` may be missing. */
const TAG = /^([^\s:[]{1,128})(?:\[([0-9]{1,10})\])?:?$/;

/** The program of a tag, and its process id, 0 where it has none. Null for what is no tag. */
export function splitTag(tag: string): { program: string; pid: number } | null {
  const m = TAG.exec(tag.trim());
  return m === null ? null : { program: m[1] ?? '', pid: Number(m[2] ?? 0) };
}
