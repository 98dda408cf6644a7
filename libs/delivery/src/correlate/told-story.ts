import type { LinePosition, Mta } from '@noanswer/maillog';
import type { AttemptRecipient, ConnectionAttempt, ConnectionResult } from '../attempt';
import type { Permanence, RecipientStatus, Speaker } from '../attempt';
import type { Classification } from '../classify';
import type { Reason } from '../reason';
import type { OpenAttempt, WaitingConnection } from './story';
import type { Retelling, Telling } from './telling';

/** What the stories of both MTAs hold. */
export interface OpenStory {
  lastAt: number;
  last: LinePosition;
  waiting: WaitingConnection[];
  attempts: OpenAttempt[];
}

export function tellStory(telling: Telling, { waiting, attempts }: OpenStory): void {
  tellWaiting(telling, waiting);
  telling.list(attempts, (attempt) => {
    tellAttempt(telling, attempt);
  });
}

export function retoldStory(told: Retelling): OpenStory {
  const waiting = retoldWaiting(told);
  return { ...told.anchor, waiting, attempts: told.list(() => retoldAttempt(told)) };
}

export function tellWaiting(telling: Telling, waiting: readonly WaitingConnection[]): void {
  telling.list(waiting, (one) => {
    tellConnection(telling, one);
    telling.text(one.verdict === undefined ? '' : JSON.stringify(one.verdict));
  });
}

export function retoldWaiting(told: Retelling): WaitingConnection[] {
  return told.list(() => {
    const one = retoldConnection(told);
    const verdict = told.text();
    return verdict === '' ? one : { ...one, verdict: JSON.parse(verdict) as Classification };
  });
}

function tellConnection(telling: Telling, one: Omit<ConnectionAttempt, 'domain'>): void {
  telling.position(one.position);
  telling.time(one.at);
  for (const text of [one.mta, one.logHost, one.host, one.ip, one.result]) telling.text(text);
  telling.number(one.port);
  telling.number(one.weight);
}

function retoldConnection(told: Retelling): Omit<ConnectionAttempt, 'domain'> {
  return {
    position: told.position(),
    at: told.time(),
    mta: told.text() as Mta,
    logHost: told.text(),
    host: told.text(),
    ip: told.text(),
    result: told.text() as ConnectionResult,
    port: told.number(),
    weight: told.number(),
  };
}

function tellAttempt(telling: Telling, attempt: OpenAttempt): void {
  telling.position(attempt.position);
  telling.time(attempt.at);
  telling.time(attempt.lastAt);
  const { mta, logHost, syslogName, agent, queueId, domain } = attempt;
  for (const text of [mta, logHost, syslogName, agent, queueId, domain]) telling.text(text);
  const { reason, rule, speaker, permanence, enhancedCode, dsn } = attempt;
  for (const text of [reason, rule, speaker, permanence, enhancedCode, dsn]) telling.text(text);
  for (const text of [attempt.relayHost, attempt.relayIp, attempt.text]) telling.text(text);
  const { replyCode, relayPort, queueSeconds, attemptSeconds, weight } = attempt;
  for (const number of [replyCode, relayPort, queueSeconds, attemptSeconds, weight])
    telling.number(number);
  telling.list(attempt.recipients, ({ address, status, dsn: logged }) => {
    for (const text of [address, status, logged]) telling.text(text);
  });
  telling.list(attempt.connections, (one) => {
    tellConnection(telling, one);
    telling.text(one.domain);
  });
}

function retoldAttempt(told: Retelling): OpenAttempt {
  return {
    position: told.position(),
    at: told.time(),
    lastAt: told.time(),
    mta: told.text() as Mta,
    logHost: told.text(),
    syslogName: told.text(),
    agent: told.text(),
    queueId: told.text(),
    domain: told.text(),
    reason: told.text() as Reason,
    rule: told.text(),
    speaker: told.text() as Speaker,
    permanence: told.text() as Permanence,
    enhancedCode: told.text(),
    dsn: told.text(),
    relayHost: told.text(),
    relayIp: told.text(),
    text: told.text(),
    replyCode: told.number(),
    relayPort: told.number(),
    queueSeconds: told.number(),
    attemptSeconds: told.number(),
    weight: told.number(),
    recipients: told.list((): AttemptRecipient => ({
      address: told.text(),
      status: told.text() as RecipientStatus,
      dsn: told.text(),
    })),
    connections: told.list(() => ({ ...retoldConnection(told), domain: told.text() })),
  };
}
