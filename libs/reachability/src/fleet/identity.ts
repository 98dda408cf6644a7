/** Of what a decision is: a state of a domain or an address, a spike, a finding on a sender or a provider. */
export type DecisionKind = 'domain' | 'address' | 'spike' | 'sender' | 'provider';

/**
 * The name of one episode: the same logs give the same name, so a row of history that is written again replaces
 * itself. The subject comes from a log: whoever puts the name into a URL must encode it.
 *
 * @param start log time at which it began, in milliseconds; it does not move while the episode lasts.
 */
export function episodeId(kind: DecisionKind, subject: string, start: number): string {
  return `${kind}:${start}:${subject}`;
}
