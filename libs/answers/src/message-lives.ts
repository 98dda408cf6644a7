import type { MessageAttempt, MessageLine } from '@noanswer/store';
import { recipientsOf } from './message-recipients';
import { isoTime } from './iso-time';
import type { MessageEnd, MessageEventReport, MessageReport } from './message-report';

/** The log rounds what it says of times. */
const SLACK_MS = 2000;

/** What the log tells of one message. */
interface Life {
  readonly attempts: MessageAttempt[];
  readonly lines: MessageLine[];
}

/**
 * Messages out of the lines of some queue ids, the latest first. One log host gives the same id out again,
 * Postfix its short ones within hours: an attempt of a message that arrived after the attempt before it is of
 * another message. A line that tells no arrival is of the last message that was there at its time.
 */
export function messageReports(
  attempts: readonly MessageAttempt[],
  lines: readonly MessageLine[],
): readonly MessageReport[] {
  const ofHost = Map.groupBy(attempts, keyOf);
  const linesOf = Map.groupBy(lines, keyOf);
  const keys = new Set([...ofHost.keys(), ...linesOf.keys()]);
  return [...keys]
    .flatMap((key) => livesOf(ofHost.get(key) ?? [], linesOf.get(key) ?? []))
    .map(reportOf)
    .toSorted((a, b) => Date.parse(b.lastSeenAt) - Date.parse(a.lastSeenAt));
}

const keyOf = ({ logHost, queueId }: MessageAttempt | MessageLine): string =>
  JSON.stringify([logHost, queueId]);

function livesOf(attempts: readonly MessageAttempt[], lines: readonly MessageLine[]): Life[] {
  const lives: Life[] = [];
  for (const attempt of attempts.toSorted((a, b) => a.at - b.at)) {
    const before = lives.at(-1)?.attempts.at(-1);
    const arrived = arrivalOf(attempt);
    const isAnother = before === undefined || (arrived !== null && arrived - SLACK_MS > before.at);
    if (isAnother) lives.push({ attempts: [attempt], lines: [] });
    else lives.at(-1)?.attempts.push(attempt);
  }
  for (const line of lines.toSorted((a, b) => a.at - b.at)) {
    const [first] = lives;
    const there = lives.findLast((life) => beginOf(life) - SLACK_MS <= line.at) ?? first;
    if (there === undefined) lives.push({ attempts: [], lines: [line] });
    else there.lines.push(line);
  }
  return lives;
}

function arrivalOf({ at, queueSeconds }: MessageAttempt): number | null {
  return queueSeconds === null ? null : at - 1000 * queueSeconds;
}

/** Its arrival; where none is told, its first line. */
function beginOf({ attempts, lines }: Life): number {
  const [first] = attempts;
  const known = first === undefined ? null : arrivalOf(first);
  return known ?? first?.at ?? lines[0]?.at ?? 0;
}

function reportOf(life: Life): MessageReport {
  const { attempts, lines } = life;
  const events = [...attempts.map(attemptEvent), ...lines.map(lineEvent)].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
  const arrivals = attempts.map(arrivalOf).filter((at) => at !== null);
  const recipients = recipientsOf(attempts, lines);
  const any = attempts[0] ?? lines[0];
  return {
    logHost: any?.logHost ?? '',
    queueId: any?.queueId ?? '',
    mta: any?.mta ?? '',
    arrivedAt: arrivals.length === 0 ? null : isoTime(Math.round(Math.min(...arrivals))),
    firstSeenAt: events[0]?.at ?? '',
    lastSeenAt: events.at(-1)?.at ?? '',
    end: endOf(recipients.map(({ end }) => end)),
    attempts: attempts.length,
    recipients,
    events,
  };
}

function endOf(ends: readonly MessageEnd[]): MessageReport['end'] {
  if (ends.includes('waiting')) return 'waiting';
  const different = new Set(ends);
  const [end = 'waiting'] = different;
  return different.size > 1 ? 'mixed' : end;
}

function attemptEvent(attempt: MessageAttempt): MessageEventReport {
  const { at, domain, reason, rule, speaker, permanence, replyCode, enhancedCode, dsn } = attempt;
  const { agent, host, ip, port, queueSeconds, attemptSeconds, text, connections } = attempt;
  return {
    kind: 'attempt',
    at: isoTime(at),
    domain,
    recipients: attempt.recipients.length,
    reason,
    rule,
    speaker,
    permanence,
    replyCode,
    enhancedCode,
    dsn,
    agent,
    host,
    ip,
    port,
    queueSeconds,
    attemptSeconds,
    text,
    connections: connections.map((connection) => ({
      ...connection,
      at: isoTime(connection.at),
    })),
  };
}

/** Nothing was tried, so there is nobody who said anything. */
function lineEvent({
  at,
  domain,
  kind,
  reason,
  dsn,
  verdict,
  recipient,
}: MessageLine): MessageEventReport {
  return {
    kind,
    at: isoTime(at),
    domain,
    recipients: recipient === undefined ? 0 : 1,
    reason,
    rule: '',
    speaker: '',
    permanence: '',
    replyCode: 0,
    enhancedCode: '',
    dsn,
    agent: '',
    host: '',
    ip: '',
    port: 0,
    queueSeconds: null,
    attemptSeconds: null,
    text: verdict,
    connections: [],
  };
}
