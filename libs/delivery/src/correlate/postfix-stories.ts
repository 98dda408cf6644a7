import type {
  LinePosition,
  PostfixConnectFailure,
  PostfixDelivery,
  PostfixExpired,
  PostfixHostFailure,
} from '@noanswer/maillog';
import type { DeliverySink } from '../attempt';
import type { Classification } from '../classify';
import { classify, connectionResultOf } from '../classify';
import type { Reason } from '../reason';
import { isTaken } from '../reason';
import { addRecipient, beginAttempt } from './attempt-of';
import { letEarlierHostsDecide } from './earlier-hosts';
import { postfixFacts, queueDelays, statusOf } from './postfix-facts';
import { postfixExpiry, postfixNotTried } from './postfix-not-attempted';
import type { OpenAttempt, WaitingConnection } from './story';
import {
  MOST_WAITING,
  connectionOf,
  goesOn,
  orphanOf,
  standingAlone,
  waitingConnection,
} from './story';
import type { StoryForm } from './shelved-story';
import type { StoryKey } from './story-shelf';
import { StoryShelf } from './story-shelf';
import { Retelling, Telling } from './telling';
import type { OpenStory } from './told-story';
import { retoldStory, retoldWaiting, tellStory, tellWaiting } from './told-story';

/** What one delivery agent process is doing: it works on one delivery at a time. */
interface ProcessStory extends OpenStory {
  /** Connections of which no delivery line has told yet. */
  waiting: WaitingConnection[];
  /** `queue id, a/b` of the delivery under way: all its recipient lines repeat both. */
  delivery: string;
  /** Connections of the delivery under way, those that the delivery lines name too. */
  tried: WaitingConnection[];
  /** One for each recipient domain of the delivery. */
  attempts: OpenAttempt[];
}

const FORM: StoryForm<ProcessStory> = {
  tell: (story) => {
    const telling = new Telling(story);
    tellStory(telling, story);
    telling.text(story.delivery);
    tellWaiting(telling, story.tried);
    return telling.toString();
  },
  retell: (text) => {
    const told = new Retelling(text);
    return { ...retoldStory(told), delivery: told.text(), tried: retoldWaiting(told) };
  },
};

/** Agents that connect to a host: for these a `relay=host[address]` is a connection. */
const CONNECTING_AGENTS: ReadonlySet<string> = new Set(['smtp', 'lmtp']);

/** Lines about a host in conversation name no port. */
const SMTP_PORT = 25;

/** Ties Postfix connect lines to their deliveries by log host, syslog name and pid. */
export class PostfixStories {
  readonly shelf: StoryShelf<ProcessStory>;

  constructor(private readonly sink: DeliverySink) {
    this.shelf = new StoryShelf(FORM, (story) => {
      this.close(story);
    });
  }

  connectFailure(event: PostfixConnectFailure, position: LinePosition): void {
    const story = this.storyOf(event, position);
    const remote = standingAlone(event.remote);
    this.wait(story, waitingConnection(event, position, remote, event.failure));
  }

  /** One host of several failed in conversation: it was connected to, and no delivery line says so. */
  hostFailure(event: PostfixHostFailure, position: LinePosition): void {
    const { remote: named, result } = connectionResultOf(event.text);
    if (named === null) return;
    const remote = named.port === 0 ? { ...named, port: SMTP_PORT } : named;
    const story = this.storyOf(event, position);
    const known = story.waiting.at(-1);
    if (known?.ip === remote.ip && known.port === remote.port) return; // one line per recipient
    const connection = waitingConnection(event, position, standingAlone(remote), result);
    this.wait(
      story,
      result === 'answered' ? { ...connection, verdict: verdictOf(event) } : connection,
    );
  }

  delivery(event: PostfixDelivery, position: LinePosition): void {
    const facts = postfixFacts(event);
    const verdict = verdictOf(event);
    if (verdict.notAttempted !== '') {
      this.sink.notAttempted(postfixNotTried(event, facts, verdict, position));
      return;
    }
    const story = this.storyOf(event, position);
    this.enterDelivery(story, `${event.queueId} ${queueDelays(event.delays)}`);
    let attempt = story.attempts.find(({ domain }) => domain === facts.domain);
    if (attempt === undefined) {
      attempt = beginAttempt(facts, verdict, position);
      story.attempts.push(attempt);
    } else {
      addRecipient(attempt, facts, verdict);
    }
    this.addConnections(story, attempt, event, verdict.reason, position);
    letEarlierHostsDecide(attempt, story.tried);
  }

  expired(event: PostfixExpired, position: LinePosition): void {
    this.sink.notAttempted(postfixExpiry(event, position));
  }

  private enterDelivery(story: ProcessStory, delivery: string): void {
    if (story.delivery === delivery) return;
    this.closeDelivery(story);
    story.delivery = delivery;
  }

  /** What waited now belongs to this attempt; so does the host that the delivery line names. */
  private addConnections(
    story: ProcessStory,
    attempt: OpenAttempt,
    event: PostfixDelivery,
    reason: Reason,
    position: LinePosition,
  ): void {
    for (const waiting of story.waiting) {
      attempt.connections.push(connectionOf(waiting, attempt.domain, event.bytes));
      attempt.weight += waiting.weight;
      story.tried.push(waiting);
    }
    story.waiting = [];
    const { relay } = event;
    if (relay === null || relay.ip === '' || event.connectionUse > 1) return;
    if (!CONNECTING_AGENTS.has(event.daemon)) return;
    if (story.tried.some(({ ip, port }) => ip === relay.ip && port === relay.port)) return;
    const result = isTaken(reason) ? 'answered' : connectionResultOf(event.text).result;
    const connection = waitingConnection(event, position, relay, result);
    // Our own filter answered, not a host of the domain.
    const domain = reason === 'handed_over' ? '' : attempt.domain;
    attempt.connections.push(connectionOf(connection, domain, 0));
    story.tried.push(connection);
  }

  private wait(story: ProcessStory, connection: WaitingConnection): void {
    if (story.waiting.length >= MOST_WAITING) {
      const oldest = story.waiting.shift();
      if (oldest !== undefined) this.sink.orphan(orphanOf(oldest));
    }
    story.waiting.push(connection);
  }

  private storyOf(
    line: { at: number; logHost: string; syslogName: string; pid: number },
    position: LinePosition,
  ): ProcessStory {
    const { shelf } = this;
    const key = processKey(line);
    let story = shelf.get(line.logHost, key, line.at);
    if (story !== undefined && !goesOn(story, line.at, position)) {
      shelf.close(line.logHost, key, 'byLine');
      story = undefined;
    }
    if (story === undefined) {
      story = {
        lastAt: line.at,
        last: position,
        waiting: [],
        delivery: '',
        tried: [],
        attempts: [],
      };
      shelf.put(line.logHost, key, story);
    }
    story.lastAt = line.at;
    story.last = position;
    shelf.touch(story);
    return story;
  }

  /** As it stands: what comes later replaces it. */
  show(story: ProcessStory): void {
    for (const attempt of story.attempts) this.sink.attempt(attempt);
    for (const waiting of story.waiting) this.sink.orphan(orphanOf(waiting));
  }

  private closeDelivery(story: ProcessStory): void {
    for (const attempt of story.attempts) this.sink.attempt(attempt);
    story.attempts = [];
    story.tried = [];
    story.delivery = '';
  }

  private close(story: ProcessStory): void {
    this.show(story);
    story.attempts = [];
    story.tried = [];
    story.waiting = [];
  }
}

/** Syslog name and pid; the pid alone for the name that nearly every Postfix has. */
function processKey({ syslogName, pid }: { syslogName: string; pid: number }): StoryKey {
  return syslogName === 'postfix' ? pid : `${syslogName}[${pid}]`;
}

function verdictOf(event: PostfixDelivery | PostfixHostFailure): Classification {
  const isDelivery = event.kind === 'delivery';
  return classify({
    mta: 'postfix',
    agent: event.daemon,
    status: isDelivery ? statusOf(event) : 'deferred',
    dsn: isDelivery ? event.dsn : '',
    text: event.text,
    errno: 0,
    remote: isDelivery ? event.relay : null,
  });
}
