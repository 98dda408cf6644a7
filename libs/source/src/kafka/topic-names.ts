/** Topics as they are asked for: names, in which `*` stands for any characters. */
export type TopicPattern = string;

/** What Kafka allows in a topic's name, and `*`. */
export const TOPIC_PATTERN = /^[a-zA-Z0-9._*-]{1,249}$/;

export const isPattern = (topic: TopicPattern): boolean => topic.includes('*');

/** The topics that are asked for: those of a pattern as far as they exist, names in any case. */
export function chosenTopics(
  asked: readonly TopicPattern[],
  existing: readonly string[],
): { readonly topics: string[]; readonly missing: string[] } {
  const chosen = new Set<string>();
  const missing: string[] = [];
  for (const pattern of asked) {
    const found = existing.filter((name) => matches(pattern, name));
    for (const name of found) chosen.add(name);
    if (found.length === 0) missing.push(pattern);
  }
  return { topics: [...chosen].sort(), missing };
}

/** Whether a name is one that the pattern means. Kafka's own topics (`__…`) are asked for by name only. */
export function matches(pattern: TopicPattern, name: string): boolean {
  if (!isPattern(pattern)) return pattern === name;
  if (name.startsWith('__')) return false;
  const pieces = pattern.split('*');
  const [first = '', last = ''] = [pieces[0], pieces.at(-1)];
  if (!name.startsWith(first) || !name.endsWith(last)) return false;
  let from = first.length;
  const to = name.length - last.length;
  for (const piece of pieces.slice(1, -1)) {
    const at = name.indexOf(piece, from);
    if (at === -1) return false;
    from = at + piece.length;
  }
  return from <= to;
}
