import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openStore } from '@noanswer/store';
import type { Asked, Question, Store, StoreReader } from '@noanswer/store';
import { Access } from '../src/access/access';
import { createApi } from '../src/api-app';
import { OwnNames } from '../src/http/own-names';
import type { Changes } from '../src/events/changes';
import type { IngestReport } from '../src/ingest/ingest-status';
import { rowsBefore } from './rows';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  /** What was answered, of JSON. */
  readonly body: Record<string, unknown>;
}

/** Stands in for the whole product: a real store with rows, and a report of who reads logs. */
export class AskedApi {
  /** May be changed between requests. */
  report: IngestReport;
  readonly errors: string[] = [];
  /** Put between the API and the store, to make it slow or broken by its own means. */
  meddle: <Row>(question: Question<Row>) => Question<Row> = (question) => question;
  asked = 0;

  private constructor(
    readonly store: Store,
    readonly reader: StoreReader,
    readonly now: number,
  ) {
    this.report = following(now);
  }

  app!: NestFastifyApplication;

  static async open(access: Access = Access.open, changes?: Changes): Promise<AskedApi> {
    const store = await openStore();
    const now = Date.now();
    const { attempts, orphans, lines } = rowsBefore(now);
    const writer = store.writer();
    for (const attempt of attempts) writer.attempt(attempt);
    for (const orphan of orphans) writer.orphan(orphan);
    for (const line of lines) writer.notAttempted(line);
    writer.unparsed({ source: 'file-a', offset: 7, mta: '', program: 'x', why: 'y', text: '<b>' });
    await writer.flush();
    const api = new AskedApi(store, await store.reader({ maxSeconds: 60 }), now);
    const asked: Asked = {
      ask: (question) => {
        api.asked++;
        const meddled = api.meddle(question);
        // A question that was made another has no form that asks what was counted ahead.
        const isSame = meddled.sql === question.sql;
        return api.reader.ask(isSame ? meddled : { ...meddled, ahead: undefined });
      },
    };
    const sources = {
      store: asked,
      recipientToken: (address: string) => store.recipientToken(address),
      ingest: { report: () => api.report },
      changes,
      turns: { working: 2, patienceMs: 4000 },
      version: '0.1.0',
      onError: (message: string) => api.errors.push(message),
    };
    api.app = await createApi(sources, OwnNames.any, access);
    return api;
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask('GET', url, { headers });
  }

  async ask(
    method: string,
    url: string,
    more: {
      payload?: string | Buffer;
      headers?: Record<string, string>;
      remoteAddress?: string;
    } = {},
  ): Promise<Answer> {
    const reply = await this.app.inject({ method: method as 'GET', url, ...more });
    const type = reply.headers['content-type'] ?? '';
    const isJson = /^application\/(problem\+)?json/.test(type) && reply.payload !== '';
    return {
      status: reply.statusCode,
      type,
      headers: reply.headers,
      text: reply.payload,
      body: isJson ? reply.json<Record<string, unknown>>() : {},
    };
  }

  async explain(text: unknown): Promise<Answer> {
    return this.ask('POST', '/v1/explain', {
      payload: JSON.stringify({ text }),
      headers: { 'content-type': 'application/json' },
    });
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.store.close();
  }
}

const lines = { read: 10, recognized: 7, notOurs: 2, unparsed: 1, cut: 0 };

/** All is well. */
export const following = (now: number): IngestReport => ({
  state: 'following',
  problem: null,
  startedAt: now - 60_000,
  savedAt: now - 1000,
  newestLineAt: now - 2000,
  writeDelaySeconds: 0.25,
  lines,
  rows: { deliveryAttempts: 57, connectionAttempts: 41, notAttempted: 6, unparsedSamples: 1 },
  openStories: 3,
  batches: { written: 4, failed: 1 },
  files: [
    {
      path: '/var/log/mail.log',
      source: 'file-a',
      state: 'following',
      note: null,
      size: 5000,
      position: 5000,
      behind: 0,
      lines,
      firstLineAt: now - 86_400_000,
      lastLineAt: now - 2000,
      lastReadAt: now - 1500,
    },
    {
      path: '/var/log/mail.log.2.gz',
      source: null,
      state: 'waiting',
      note: 'it does not exist yet',
      size: null,
      position: 0,
      behind: null,
      lines: { read: 0, recognized: 0, notOurs: 0, unparsed: 0, cut: 0 },
      firstLineAt: null,
      lastLineAt: null,
      lastReadAt: null,
    },
  ],
});
