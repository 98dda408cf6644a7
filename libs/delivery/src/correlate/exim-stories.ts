import type { EximCompleted, EximDelivery, EximHostFailure, LinePosition } from '@noanswer/maillog';
import { detached } from '@noanswer/maillog';
import type { DeliverySink } from '../attempt';
import type { Classification } from '../classify';
import { classify } from '../classify';
import { isTaken } from '../reason';
import type { DeliveryFacts } from './attempt-of';
import { addRecipient, beginAttempt } from './attempt-of';
import { letEarlierHostsDecide } from './earlier-hosts';
import { eximConnectionResult } from './exim-connection-result';
import { eximFacts } from './exim-facts';
import type { OpenAttempt, WaitingConnection } from './story';
import {
  MOST_WAITING,
  STORY_LIMIT_MS,
  connectionOf,
  goesOn,
  orphanOf,
  standingAlone,
  waitingConnection,
} from './story';
import type { StoryForm } from './shelved-story';
import { StoryShelf } from './story-shelf';
import { Retelling, Telling } from './telling';
import type { OpenStory } from './told-story';
import { retoldStory, tellStory } from './told-story';

/** What happens to one message. */
interface MessageStory extends OpenStory {
  /** Hosts that failed and that no result line has claimed yet. */
  waiting: WaitingConnection[];
  attempts: OpenAttempt[];
}

const FORM: StoryForm<MessageStory> = {
  tell: (story) => {
    const telling = new Telling(story);
    tellStory(telling, story);
    return telling.toString();
  },
  retell: (text) => retoldStory(new Retelling(text)),
};

/** Exim writes the results of one delivery in one go (deliver.c, after the transport has ended). */
const ONE_GO_MS = 2000;
/**
 * A message that is deferred stays in the queue for days, and its next delivery is a story of its own.
 * With no failure that waits for its result, nothing can be added to this one after one go.
 */
const TOLD_MS = 5 * ONE_GO_MS;

/** Ties Exim's host failures to the results of their message, by message id. */
export class EximStories {
  readonly shelf: StoryShelf<MessageStory>;

  constructor(private readonly sink: DeliverySink) {
    this.shelf = new StoryShelf(
      FORM,
      (story) => {
        this.close(story);
      },
      ({ waiting }) => (waiting.length === 0 ? TOLD_MS : STORY_LIMIT_MS),
      TOLD_MS,
    );
  }

  hostFailure(event: EximHostFailure, position: LinePosition): void {
    const story = this.storyOf(event, position);
    const result = event.failure === 'other' ? eximConnectionResult(event.text) : event.failure;
    if (story.waiting.length >= MOST_WAITING) this.letGo(story);
    const connection = waitingConnection(event, position, standingAlone(event.remote), result);
    story.waiting.push(
      result === 'answered' ? { ...connection, verdict: verdictOfHost(event) } : connection,
    );
  }

  delivery(event: EximDelivery, position: LinePosition): void {
    const facts = eximFacts(event);
    const verdict = classify({
      mta: 'exim',
      agent: event.transport,
      status: facts.status,
      dsn: '',
      text: event.text,
      errno: event.errno,
      remote: event.remote,
    });
    if (verdict.notAttempted !== '' || event.flag === '*>') {
      this.sink.notAttempted({
        position,
        at: event.at,
        mta: 'exim',
        logHost: event.logHost,
        queueId: event.messageId,
        domain: facts.domain,
        recipient: event.address,
        kind: verdict.notAttempted === 'expired' ? 'expired' : 'suspended',
        status: verdict.notAttempted === 'expired' ? 'expired' : facts.status,
        dsn: '',
        reason: verdict.reason,
        verdict: verdict.verdict,
        weight: event.bytes,
      });
      return;
    }
    const story = this.storyOf(event, position);
    const attempt = this.attemptOf(story, facts, verdict, position);
    const tried = this.addConnections(story, attempt, { event, facts }, verdict, position);
    letEarlierHostsDecide(attempt, tried);
  }

  completed(event: EximCompleted): void {
    this.shelf.close(event.logHost, event.messageId, 'byLine');
  }

  /** The attempt that this line is a recipient of: the domain's latest, if it was just written. */
  private attemptOf(
    story: MessageStory,
    facts: DeliveryFacts,
    verdict: Classification,
    position: LinePosition,
  ): OpenAttempt {
    const open = story.attempts.findLast(({ domain }) => domain === facts.domain);
    const hasNewFailures = story.waiting.some(({ at }) => open !== undefined && at > open.lastAt);
    if (open !== undefined && facts.at - open.lastAt <= ONE_GO_MS && !hasNewFailures) {
      addRecipient(open, facts, verdict);
      return open;
    }
    if (open !== undefined) {
      story.attempts.splice(story.attempts.indexOf(open), 1);
      this.sink.attempt(open);
    }
    const attempt = beginAttempt(facts, verdict, position);
    story.attempts.push(attempt);
    return attempt;
  }

  /** @returns the hosts that were tried before the one that the line names. */
  private addConnections(
    story: MessageStory,
    attempt: OpenAttempt,
    { event, facts }: { readonly event: EximDelivery; readonly facts: DeliveryFacts },
    { reason }: Classification,
    position: LinePosition,
  ): readonly WaitingConnection[] {
    const mine = ownFailures(story.waiting, attempt.domain, event);
    if (mine.length > 0) story.waiting = story.waiting.filter((one) => !mine.includes(one));
    for (const waiting of mine) {
      attempt.connections.push(connectionOf(waiting, attempt.domain, event.bytes));
      attempt.weight += waiting.weight;
    }
    const remote = facts.relay;
    if (remote === null || remote.ip === '' || event.connectionReused) return mine;
    if (attempt.connections.some(({ ip, port }) => ip === remote.ip && port === remote.port)) {
      return mine;
    }
    const result = isTaken(reason) ? 'answered' : eximConnectionResult(event.text);
    const connection = waitingConnection(event, position, remote, result);
    // Our own filter answered, not a host of the domain.
    const domain = reason === 'handed_over' ? '' : attempt.domain;
    attempt.connections.push(connectionOf(connection, domain, 0));
    return mine;
  }

  private storyOf(
    line: { at: number; logHost: string; messageId: string },
    position: LinePosition,
  ): MessageStory {
    const { shelf } = this;
    let story = shelf.get(line.logHost, line.messageId, line.at);
    if (story !== undefined && !goesOn(story, line.at, position)) {
      shelf.close(line.logHost, line.messageId, 'byLine');
      story = undefined;
    }
    if (story === undefined) {
      story = { lastAt: line.at, last: position, waiting: [], attempts: [] };
      shelf.put(line.logHost, detached(line.messageId), story);
    }
    story.lastAt = line.at;
    story.last = position;
    shelf.touch(story);
    return story;
  }

  private letGo(story: MessageStory): void {
    const oldest = story.waiting.shift();
    if (oldest !== undefined) this.sink.orphan(orphanOf(oldest));
  }

  /** As it stands: what comes later replaces it. */
  show(story: MessageStory): void {
    for (const attempt of story.attempts) this.sink.attempt(attempt);
    for (const waiting of story.waiting) this.sink.orphan(orphanOf(waiting));
  }

  private close(story: MessageStory): void {
    this.show(story);
    story.attempts = [];
    story.waiting = [];
  }
}

/**
 * The failures that belong to a result. A message with recipients in several domains may be tried at
 * several hosts at once, and a failure line names no domain: hosts inside the domain, and the host
 * that the result names, are certain; where there are none, a guess: all that wait.
 */
function ownFailures(
  waiting: readonly WaitingConnection[],
  domain: string,
  event: EximDelivery,
): readonly WaitingConnection[] {
  const certain = waiting.filter(
    ({ host, ip }) => host === domain || host.endsWith(`.${domain}`) || ip === event.remote?.ip,
  );
  return certain.length > 0 ? certain : waiting;
}

function verdictOfHost({ text, remote }: EximHostFailure): Classification {
  return classify({
    mta: 'exim',
    agent: '',
    status: 'deferred',
    dsn: '',
    text,
    errno: 0,
    remote,
  });
}
