import type { Question } from './question';

/** Which of these names were ever recipient domains; what is kept of them may have ended since. */
export function knownDomains(among: readonly string[]): Question<string> {
  return {
    name: 'known_domains',
    sql: `SELECT DISTINCT domain FROM places WHERE domain IN {among:Array(String)} ORDER BY domain`,
    params: { among },
    read: (row) => row['domain'] as string,
  };
}
