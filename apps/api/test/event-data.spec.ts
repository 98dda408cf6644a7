import { openStore, type DecisionRow } from '@noanswer/store';
import { ToldChanges } from '@noanswer/watch';
import { createApi } from '../src/api-app';
import { following } from './asked-api';
import { Documented, type Document } from './documented';
import { HOSTILE } from './rows';

const AT = Date.UTC(2026, 10, 21, 9);
const KINDS = ['domain', 'address', 'spike', 'sender', 'provider'] as const;

const rowOf = (kind: DecisionRow['kind'], version: number): DecisionRow => ({
  ...{ kind, id: `${kind}:${AT}:x`, at: AT + version, subject: HOSTILE, state: 'suspect' },
  ...{ began: AT, since: kind === 'spike' ? null : AT, endedAt: null, evidence: '{}' },
  ...{ isOver: kind === 'spike', isRefresh: false, isVoid: false, sentence: HOSTILE, version },
});

/** Blocks of a stream of events, each as its fields. */
const eventsIn = (text: string): Readonly<Record<string, string>>[] =>
  text
    .split('\n\n')
    .slice(0, -1)
    .map((block) =>
      Object.fromEntries(
        block.split('\n').map((line): [string, string] => {
          const colon = line.indexOf(': ');
          return [line.slice(0, colon), line.slice(colon + 2)];
        }),
      ),
    );

test('the stream and the data of each event are as the document says', async () => {
  const store = await openStore();
  const changes = new ToldChanges(store);
  const app = await createApi({
    ...{ store: await store.reader(), ingest: { report: () => following(AT) }, version: '0.1.0' },
    recipientToken: (address) => store.recipientToken(address),
    changes,
  });
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const document = (await (await fetch(`${url}/openapi.json`)).json()) as Document;
  const documented = new Documented(document);
  const leaving = new AbortController();
  const watched = changes.run(leaving.signal);
  try {
    const { status, headers, body } = await fetch(`${url}/v1/events`);
    const type = headers.get('content-type') ?? '';
    const answer = { status, type, headers: {}, text: '', body: {} };
    expect(documented.faults('/v1/events', 'get', answer)).toEqual([]);
    expect(type).toBe('text/event-stream; charset=utf-8');
    // It hears of what is written from its first look on.
    for (let tries = 0; tries < 500 && changes.after('0') === null; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await store.saveDecisions(KINDS.map((kind, i) => rowOf(kind, i + 1)));
    let heard = '';
    const decoder = new TextDecoder();
    for await (const bytes of body ?? []) {
      heard += decoder.decode(bytes as Uint8Array, { stream: true });
      if (eventsIn(heard).length > KINDS.length) break;
    }
    const [retry, ...events] = eventsIn(heard);
    expect(retry).toEqual({ retry: '3000' });
    expect(events.map(({ event }) => event)).toEqual(KINDS);
    for (const { id, event, data = '' } of events) {
      const value: unknown = JSON.parse(data);
      expect(documented.faultsOf({ $ref: '#/components/schemas/ChangeAnswer' }, value)).toEqual([]);
      expect(value).toMatchObject({ kind: event, subject: HOSTILE });
      expect(id).toMatch(/^[0-9]+$/);
    }
  } finally {
    leaving.abort();
    await watched;
    await app.close();
    await store.close();
  }
});
