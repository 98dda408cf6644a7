import type { Asked, Filter } from '@noanswer/store';
import { messageAttempts, messageLines, messagesFor } from '@noanswer/store';
import { messageReports } from './message-lives';
import type { MessageReport } from './message-report';

/** Lines that are looked at: a mail to a list may have thousands of recipients. */
const MOST_LINES = 2000;

export interface Messages {
  readonly messages: readonly MessageReport[];
  /** There was more than is shown: the earliest lines or messages are left out. */
  readonly cut: boolean;
}

/** The messages of one queue id. */
export async function askMessages(
  store: Asked,
  filter: Filter,
  queueId: string,
): Promise<Messages> {
  return livesOf(store, filter, [queueId]);
}

/** The messages for one recipient: `token` is what the store answers for the address. */
export async function askMessagesFor(
  store: Asked,
  filter: Filter,
  token: string,
  limit: number,
): Promise<Messages> {
  const found = await store.ask(messagesFor(token, filter, limit + 1));
  const wanted = found.slice(0, limit);
  if (wanted.length === 0) return { messages: [], cut: false };
  const queueIds = [...new Set(wanted.map(({ queueId }) => queueId))];
  const { messages, cut } = await livesOf(store, filter, queueIds);
  // An id that was given out again, or by another log host, may be of other people's mail.
  const theirs = messages.filter(({ recipients }) => recipients.some((one) => one.token === token));
  return { messages: theirs.slice(0, limit), cut: cut || found.length > limit };
}

async function livesOf(
  store: Asked,
  filter: Filter,
  queueIds: readonly string[],
): Promise<Messages> {
  const [attempts, lines] = await Promise.all([
    store.ask(messageAttempts(queueIds, filter, MOST_LINES)),
    store.ask(messageLines(queueIds, filter, MOST_LINES)),
  ]);
  return {
    messages: messageReports(attempts, lines),
    cut: attempts.length === MOST_LINES || lines.length === MOST_LINES,
  };
}
