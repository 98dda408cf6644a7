import type {
  LinePosition,
  PostfixConnectFailure,
  PostfixDelivery,
  PostfixExpired,
  PostfixHostFailure,
} from '@noanswer/maillog';
import type { DeliverySink } from '../attempt';
import { classify, connectionResultOf } from '../classify';
import { addRecipient, beginAttempt } from './attempt-of';
import { letConnectLinesDecide } from './connect-lines-know-better';
import { postfixFacts, queueDelays } from './postfix-facts';
import type { OpenAttempt, WaitingConnection } from './story';
import { MOST_WAITING, connectionOf, goesOn, orphanOf, waitingConnection } from './story';
import { StoryShelf } from './story-shelf';

/** What one delivery agent process is doing: it works on one delivery at a time. */
interface ProcessStory {
  lastAt: number;
  last: LinePosition;
  /** Connections that failed since the last delivery line. */
  waiting: WaitingConnection[];
  /** `queue id, a/b` of the delivery under way: all its recipient lines repeat both. */
  delivery: string;
  /** One for each recipient domain of the delivery. */
  attempts: OpenAttempt[];
}

/** Agents that connect to a host: for these a `relay=host[address]` is a connection. */
const CONNECTING_AGENTS: ReadonlySet<string> = new Set(['smtp', 'lmtp']);

/** Lines about a host in conversation name no port. */
const SMTP_PORT = 25;

/** Ties Postfix connect lines to their deliveries by log host, syslog name and pid. */
export class PostfixStories {
  readonly shelf: StoryShelf<ProcessStory>;

  constructor(private readonly sink: DeliverySink) {
    this.shelf = new StoryShelf((story) => {
      this.close(story);
    });
  }

  connectFailure(event: PostfixConnectFailure, position: LinePosition): void {
    const story = this.storyOf(event, position);
    this.wait(story, waitingConnection(event, position, event.remote, event.failure));
  }

  /** One host of several failed in conversation: it was connected to, and no delivery line says so. */
  hostFailure(event: PostfixHostFailure, position: LinePosition): void {
    const { remote: named, result } = connectionResultOf(event.text);
    if (named === null) return;
    const remote = named.port === 0 ? { ...named, port: SMTP_PORT } : named;
    const story = this.storyOf(event, position);
    const known = story.waiting.at(-1);
    if (known?.ip === remote.ip && known.port === remote.port) return; // one line per recipient
    this.wait(story, waitingConnection(event, position, remote, result));
  }

  delivery(event: PostfixDelivery, position: LinePosition): void {
    const facts = postfixFacts(event);
    const verdict = classify({
      mta: 'postfix',
      agent: event.daemon,
      status: facts.status,
      dsn: event.dsn,
      text: event.text,
      errno: 0,
      remote: event.relay,
    });
    if (verdict.notAttempted !== '') {
      this.sink.notAttempted({
        position,
        at: event.at,
        mta: 'postfix',
        logHost: event.logHost,
        queueId: event.queueId,
        domain: facts.domain,
        recipient: event.recipient,
        kind: verdict.notAttempted,
        status: facts.status,
        dsn: event.dsn,
        reason: verdict.reason,
        verdict: verdict.verdict,
        weight: event.bytes,
      });
      return;
    }
    const story = this.storyOf(event, position);
    const delivery = `${event.queueId} ${queueDelays(event.delays)}`;
    if (story.delivery !== delivery) {
      this.closeDelivery(story);
      story.delivery = delivery;
    }
    let attempt = story.attempts.find(({ domain }) => domain === facts.domain);
    if (attempt === undefined) {
      attempt = beginAttempt(facts, verdict, position);
      story.attempts.push(attempt);
    } else {
      addRecipient(attempt, facts, verdict);
    }
    this.addConnections(story, attempt, event, verdict.reason, position);
    letConnectLinesDecide(attempt, connectionsOf(story));
  }

  expired(event: PostfixExpired, position: LinePosition): void {
    this.sink.notAttempted({
      position,
      at: event.at,
      mta: 'postfix',
      logHost: event.logHost,
      queueId: event.queueId,
      domain: '',
      recipient: '',
      kind: 'expired',
      status: event.forced ? 'force_expired' : 'expired',
      dsn: '',
      reason: 'other',
      verdict: '',
      weight: event.bytes,
    });
  }

  /** What waited now belongs to this attempt; so does the host that the delivery line names. */
  private addConnections(
    story: ProcessStory,
    attempt: OpenAttempt,
    event: PostfixDelivery,
    reason: string,
    position: LinePosition,
  ): void {
    for (const waiting of story.waiting) {
      attempt.connections.push(connectionOf(waiting, attempt.domain, event.bytes));
      attempt.weight += waiting.weight;
    }
    story.waiting = [];
    const { relay } = event;
    if (relay === null || relay.ip === '' || event.connectionUse > 1) return;
    if (!CONNECTING_AGENTS.has(event.daemon)) return;
    const isKnown = connectionsOf(story).some(
      ({ ip, port }) => ip === relay.ip && (port === relay.port || port === 0),
    );
    if (isKnown) return;
    const result = reason === 'delivered' ? 'answered' : connectionResultOf(event.text).result;
    const connection = waitingConnection(event, position, relay, result);
    attempt.connections.push(connectionOf(connection, attempt.domain, 0));
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
    const key = `${line.syslogName}[${line.pid}]`;
    let story = shelf.get(line.logHost, key, line.at);
    if (story !== undefined && !goesOn(story, line.at, position)) {
      shelf.close(line.logHost, key, 'byLine');
      story = undefined;
    }
    if (story === undefined) {
      story = { lastAt: line.at, last: position, waiting: [], delivery: '', attempts: [] };
      shelf.put(line.logHost, key, story);
    }
    story.lastAt = line.at;
    story.last = position;
    return story;
  }

  private closeDelivery(story: ProcessStory): void {
    for (const attempt of story.attempts) this.sink.attempt(attempt);
    story.attempts = [];
    story.delivery = '';
  }

  private close(story: ProcessStory): void {
    this.closeDelivery(story);
    for (const waiting of story.waiting) this.sink.orphan(orphanOf(waiting));
    story.waiting = [];
  }
}

function connectionsOf(story: ProcessStory): OpenAttempt['connections'] {
  const [only] = story.attempts;
  return story.attempts.length === 1 && only !== undefined
    ? only.connections
    : story.attempts.flatMap(({ connections }) => connections);
}
