import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openStore, type DecisionRow, type Store } from '@noanswer/store';
import type { WatchReport } from '@noanswer/watch';
import { aConnection, anAttempt, noAnswer } from '../../../libs/store/src/fixtures/rows';
import { createApi } from '../src/api-app';
import { following } from './asked-api';
import { Documented, type Document } from './documented';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const NOW = Math.floor(Date.now() / MINUTE) * MINUTE;
const UP_TO = NOW - 2 * MINUTE;

export const WATCHING: WatchReport = {
  ...{ state: 'watching', isHere: true, decidedFrom: NOW - 30 * HOUR, decidedUpTo: UP_TO },
  ...{ countedUpTo: UP_TO, lookedAt: NOW, problem: null, chronic: 1, suspect: 1, openSpikes: 1 },
  ...{ openFindings: 1, evaluations: 7, evaluationSeconds: 0.5, lateBuckets: 2, savedAt: null },
};

let version = 1;
function aRow(
  given: Partial<DecisionRow> & Pick<DecisionRow, 'kind' | 'subject' | 'state'>,
): DecisionRow {
  const began = given.began ?? NOW - 28 * HOUR;
  return {
    ...{ id: `${given.kind}:${began}:${given.subject}`, at: began + HOUR, began, since: began },
    ...{ endedAt: null, isOver: false, isRefresh: false, isVoid: false, evidence: '{}' },
    ...{ sentence: `${given.subject} is ${given.state}.`, version: version++ },
    ...given,
  };
}

/** The evidence of `chronic.example`. */
export const SILENCE = { since: NOW - 28 * HOUR, attempts: 40, reasons: { no_answer: 40 } };

const DECISIONS: readonly DecisionRow[] = [
  aRow({ kind: 'domain', subject: 'chronic.example', state: 'suspect' }),
  aRow({
    ...{ kind: 'domain', subject: 'chronic.example', state: 'chronic', at: NOW - 2 * HOUR },
    evidence: JSON.stringify(SILENCE),
  }),
  aRow({ kind: 'domain', subject: 'suspect.example', state: 'suspect', began: NOW - 3 * HOUR }),
  aRow({ kind: 'domain', subject: 'back.example', state: 'recovering', began: NOW - 40 * HOUR }),
  aRow({ kind: 'domain', subject: 'well.example', state: 'suspect', began: NOW - 20 * HOUR }),
  aRow({
    ...{ kind: 'domain', subject: 'well.example', state: 'healthy', began: NOW - 20 * HOUR },
    ...{ at: NOW - 10 * HOUR, isOver: true, endedAt: NOW - 10 * HOUR, since: null },
  }),
  // Told by an evaluation after the one up to which it is decided: of no page that is asked for now.
  aRow({ kind: 'domain', subject: 'next.example', state: 'suspect', at: NOW, began: NOW - HOUR }),
  aRow({ kind: 'spike', subject: 'spiky.example', state: 'open', began: NOW - HOUR, at: NOW - 50 * MINUTE }),
  aRow({ kind: 'address', subject: 'mx.chronic.example[192.0.2.1]:25', state: 'chronic' }),
  aRow({ kind: 'sender', subject: 'out2', state: 'cut_off', began: NOW - 2 * HOUR }),
  aRow({
    ...{ kind: 'sender', subject: 'out3', state: 'over', began: NOW - 9 * HOUR, isOver: true },
    endedAt: NOW - 8 * HOUR,
  }),
  aRow({ kind: 'provider', subject: 'mailcloud.test', state: 'failing', began: NOW - HOUR }),
]; // prettier-ignore

/**
 * What was logged: `silent.example` never answered; `young.example` answered after what is decided, `old.example`
 * before that; `cut.example` was tried by out2 only, which does not get out, `shared.example` by out1 too;
 * `cloud.example` has its mail at a provider that fails.
 */
async function write(store: Store): Promise<void> {
  const writer = store.writer();
  const silent = (domain: string, at: number, logHost = 'out1', host = `mx.${domain}`): void => {
    const ofHost = { domain, at, host, ip: '192.0.2.1', logHost };
    const connections = [aConnection({ ...ofHost, result: 'no_answer' })];
    writer.attempt(noAnswer({ domain, at, logHost, connections }));
  };
  const delivered = (domain: string, at: number): void => {
    writer.attempt(anAttempt({ domain, at }));
  };
  for (let i = 1; i <= 4; i++) {
    silent('chronic.example', NOW - i * 6 * HOUR);
    silent('suspect.example', NOW - i * 30 * MINUTE);
    silent('silent.example', NOW - i * 5 * MINUTE);
    silent('spiky.example', NOW - i * 4 * MINUTE);
    silent('cut.example', NOW - i * 20 * MINUTE, 'out2');
    silent('shared.example', NOW - i * 20 * MINUTE, i === 1 ? 'out1' : 'out2');
    silent('cloud.example', NOW - i * 10 * MINUTE, 'out1', 'mx7.eu.mailcloud.test');
  }
  for (const domain of ['back.example', 'well.example', 'spiky.example', 'next.example'])
    delivered(domain, NOW - 20 * MINUTE);
  delivered('cloud.example', NOW - 3 * HOUR);
  delivered('old.example', NOW - 40 * HOUR);
  delivered('young.example', NOW - MINUTE);
  await writer.flush();
  await (await store.recounter()).countAll();
  await store.saveDecisions(DECISIONS);
}

/** The API of a store in which something was decided. */
export class WatchedApi {
  /** May be changed between requests. */
  report = WATCHING;

  private constructor(
    private readonly store: Store,
    readonly app: NestFastifyApplication,
    private readonly documented: Documented,
  ) {}

  static async open(): Promise<WatchedApi> {
    const store = await openStore();
    await write(store);
    const watch = { report: (): WatchReport => api.report };
    const app = await createApi({
      store: await store.reader(),
      recipientToken: (address) => store.recipientToken(address),
      ingest: { report: () => following(NOW) },
      watch,
      version: '0.1.0',
    });
    const document = (await app.inject('/openapi.json')).json<Document>();
    const api = new WatchedApi(store, app, new Documented(document));
    return api;
  }

  /** An answer, which must be as it is documented. */
  async get<Body>(url: string, path = url.split('?', 1)[0] ?? ''): Promise<Body> {
    const reply = await this.app.inject(url);
    const { headers, payload: text, statusCode: status } = reply;
    expect([url, status, status === 200 ? '' : text]).toEqual([url, 200, '']);
    const body = reply.json<Record<string, unknown>>();
    const answer = { status, type: reply.headers['content-type'] ?? '', body, headers, text };
    expect(this.documented.faults(path, 'get', answer)).toEqual([]);
    return body as Body;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
  }
}
