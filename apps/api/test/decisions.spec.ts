import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { openStore, type DecisionRow, type Store } from '@noanswer/store';
import type { WatchReport } from '@noanswer/watch';
import { createApi } from '../src/api-app';
import { following } from './asked-api';
import { Documented, type Document } from './documented';
import { HOSTILE } from './rows';

const HOUR = 3_600_000;
const NOW = Math.floor(Date.now() / 1000) * 1000;

const WATCHING: WatchReport = {
  ...{
    state: 'watching',
    isHere: true,
    decidedFrom: NOW - 90 * HOUR,
    decidedUpTo: NOW - 60_000,
    countedUpTo: NOW - 60_000,
  },
  ...{ lookedAt: NOW, problem: null, chronic: 1, suspect: 1, openSpikes: 1, openFindings: 1 },
  ...{ evaluations: 7, evaluationSeconds: 0.5, lateBuckets: 2, savedAt: null },
};

let version = NOW * 1000;
function aRow(
  given: Partial<DecisionRow> & Pick<DecisionRow, 'kind' | 'subject' | 'state'>,
): DecisionRow {
  const began = given.began ?? NOW - 30 * HOUR;
  return {
    ...{ id: `${given.kind}:${began}:${given.subject}`, at: began + HOUR, began, since: began },
    ...{ endedAt: null, isOver: false, isRefresh: false, isVoid: false, evidence: '{}' },
    ...{ sentence: 'Nothing has answered.', version: version++ },
    ...given,
  };
}

const silence = {
  since: NOW - 30 * HOUR,
  until: NOW - HOUR,
  attempts: 40,
  reasons: { no_answer: 40 },
};
const jump = {
  usualRate: 0.01,
  confidence: 0.999,
  attempts: 50,
  noAnswers: 20,
  foundAt: NOW - HOUR,
};
const ROWS: readonly DecisionRow[] = [
  aRow({ kind: 'domain', subject: 'dead.example', state: 'suspect' }),
  aRow({
    kind: 'domain',
    subject: 'dead.example',
    state: 'chronic',
    at: NOW - 5 * HOUR,
    evidence: JSON.stringify(silence),
  }),
  aRow({ kind: 'domain', subject: HOSTILE, state: 'suspect', began: NOW - 20 * HOUR }),
  aRow({ kind: 'address', subject: 'mx[192.0.2.1]:25', state: 'suspect', began: NOW - 10 * HOUR }),
  aRow({ kind: 'domain', subject: 'back.example', state: 'chronic', began: NOW - 60 * HOUR }),
  aRow({
    kind: 'domain',
    subject: 'back.example',
    state: 'recovering',
    began: NOW - 60 * HOUR,
    at: NOW - 2 * HOUR,
  }),
  aRow({ kind: 'domain', subject: 'never.example', state: 'suspect', isVoid: true }),
  aRow({
    kind: 'spike',
    subject: 'spiky.example',
    state: 'open',
    began: NOW - 2 * HOUR,
    evidence: JSON.stringify(jump),
  }),
  aRow({
    kind: 'spike',
    subject: 'calm.example',
    state: 'recovered',
    isOver: true,
    endedAt: NOW - 3 * HOUR,
    began: NOW - 9 * HOUR,
  }),
  aRow({
    kind: 'spike',
    subject: 'past.example',
    state: 'faded',
    isOver: true,
    endedAt: NOW - 90 * HOUR,
    began: NOW - 99 * HOUR,
  }),
  aRow({
    kind: 'sender',
    subject: 'out2',
    state: 'cut_off',
    evidence: JSON.stringify({ tried: 13 }),
  }),
  aRow({
    kind: 'provider',
    subject: 'outlook.com',
    state: 'failing',
    began: NOW - 2 * HOUR,
    evidence: JSON.stringify({ ...jump, failing: 9, tried: 30, domains: ['a.example'] }),
  }),
];

let store: Store;
let app: NestFastifyApplication;
let documented: Documented;
let report: WatchReport | undefined = WATCHING;
beforeAll(async () => {
  store = await openStore();
  await store.saveDecisions(ROWS);
  // Written once more, as an evaluation that is made again does.
  await store.saveDecisions(ROWS.slice(0, 4).map((row) => ({ ...row, version: version++ })));
  app = await createApi({
    store: await store.reader(),
    recipientToken: (address) => store.recipientToken(address),
    ingest: { report: () => following(NOW) },
    watch: { report: () => report ?? WATCHING },
    version: '0.1.0',
  });
  documented = new Documented((await app.inject('/openapi.json')).json<Document>());
});
afterAll(async () => {
  await app.close();
  await store.close();
});

async function get(url: string, status = 200): Promise<Record<string, unknown>> {
  const reply = await app.inject(url);
  const body = reply.json<Record<string, unknown>>();
  const type = reply.headers['content-type'] ?? '';
  const answer = {
    status: reply.statusCode,
    type,
    body,
    headers: reply.headers,
    text: reply.payload,
  };
  expect([url, reply.statusCode]).toEqual([url, status]);
  expect(documented.faults(url.split('?', 1)[0] ?? '', 'get', answer)).toEqual([]);
  return body;
}

const named = (list: unknown): string[] =>
  (list as { subject?: string; domain?: string; provider?: string; state: string }[]).map(
    ({ subject, domain, provider, state }) => `${subject ?? domain ?? provider} ${state}`,
  );

test('/v1/unreachable tells what is chronic and suspect, the longest first', async () => {
  const answer = await get('/v1/unreachable');
  expect(named(answer['unreachable'])).toEqual([
    'dead.example chronic',
    `${HOSTILE} suspect`,
    'mx[192.0.2.1]:25 suspect',
  ]);
  expect(answer).toMatchObject({
    total: 3,
    next: null,
    decided: { state: 'watching', problem: null },
  });
  const [first] = answer['unreachable'] as { evidence: object; since: string }[];
  expect(first).toMatchObject({
    since: new Date(NOW - 30 * HOUR).toISOString().replace('.000', ''),
    evidence: { attempts: 40, reasons: { no_answer: 40 } },
  });
});

test('by kind, by state, by subject, and page by page', async () => {
  const of = async (query: string): Promise<string[]> =>
    named((await get(`/v1/unreachable?${query}`))['unreachable']);
  expect(await of('kind=address')).toEqual(['mx[192.0.2.1]:25 suspect']);
  expect(await of('state=recovering')).toEqual(['back.example recovering']);
  expect(await of('state=recovering,chronic')).toEqual([
    'back.example recovering',
    'dead.example chronic',
  ]);
  expect(await of('subject=DEAD.example')).toEqual(['dead.example chronic']);
  const paged: string[] = [];
  for (let query = 'limit=1'; query !== '';) {
    const { unreachable, next, total } = await get(`/v1/unreachable?${query}`);
    expect(total).toBe(3);
    paged.push(...named(unreachable));
    query = typeof next === 'string' ? `limit=1&cursor=${next}` : '';
  }
  expect(paged).toEqual(await of('limit=3'));
});

test('a past moment is told as it was known then', async () => {
  const at = new Date(NOW - 6 * HOUR).toISOString();
  const { unreachable } = await get(`/v1/unreachable?at=${at}&kind=domain`);
  expect(named(unreachable)).toEqual([
    'back.example chronic',
    'dead.example suspect',
    `${HOSTILE} suspect`,
  ]);
});

test('/v1/unreachable/history tells each change once, the newest first', async () => {
  const { changes } = await get('/v1/unreachable/history?kind=domain&subject=dead.example');
  expect(named(changes)).toEqual(['dead.example chronic', 'dead.example suspect']);
  const { changes: page, next } = await get('/v1/unreachable/history?limit=2');
  const { changes: rest } = await get(`/v1/unreachable/history?cursor=${String(next)}`);
  const whole = await get('/v1/unreachable/history');
  expect([...named(page), ...named(rest)]).toEqual(named(whole['changes']));
});

test('/v1/spikes tells open ones, and those that ended within the time that is asked for', async () => {
  const of = async (query: string): Promise<string[]> =>
    named((await get(`/v1/spikes${query}`))['spikes']);
  expect(await of('')).toEqual(['calm.example recovered', 'spiky.example open']);
  expect(await of('?endedWithin=1h')).toEqual(['spiky.example open']);
  expect(await of('?endedWithin=10d')).toHaveLength(3);
});

test('/v1/providers tells who fails as a whole', async () => {
  const { findings } = await get('/v1/providers');
  expect(findings).toMatchObject([
    {
      provider: 'outlook.com',
      state: 'failing',
      failingDomains: 9,
      triedDomains: 30,
      noAnswers: 20,
    },
  ]);
});

test('/v1/senders/findings tells which of our servers does not get out', async () => {
  const { findings } = await get('/v1/senders/findings');
  expect(findings).toMatchObject([{ logHost: 'out2', state: 'cut_off', tried: 13, endedAt: null }]);
});

test('a watcher that is stale, failed or far behind never looks well', async () => {
  const stateOf = async (given: Partial<WatchReport>): Promise<unknown> => {
    report = { ...WATCHING, ...given };
    const { decided } = await get('/v1/unreachable');
    report = WATCHING;
    return (decided as { state: string }).state;
  };
  report = { ...WATCHING, state: 'failed', problem: 'the store is away' };
  expect(await get('/health/ready')).toMatchObject({
    status: 'degraded',
    degraded: ['deciding who does not answer failed: the store is away'],
  });
  expect(await stateOf({})).toBe('watching');
  expect(await stateOf({ state: 'stale' })).toBe('stale');
  expect(await stateOf({ state: 'failed', problem: 'the store is away' })).toBe('failed');
  expect(await stateOf({ decidedUpTo: NOW - HOUR })).toBe('catching_up');
  expect(await stateOf({ state: 'starting', decidedUpTo: null })).toBe('starting');
});

test.each([
  '/v1/unreachable?state=dead',
  '/v1/unreachable?kind=spike',
  '/v1/unreachable?at=yesterday',
  '/v1/unreachable?cursor=e30',
  '/v1/unreachable?limit=0',
  '/v1/unreachable?window=1h',
  '/v1/unreachable/history?at=2026-01-01T00:00:00Z',
  '/v1/spikes?endedWithin=1y',
  '/v1/providers?kind=domain',
])('%s is refused', async (url) => {
  expect(await get(url, 400)).toMatchObject({ type: '/problems/invalid-query' });
});

test('metrics tell how far it is decided', async () => {
  const { payload } = await app.inject('/metrics');
  expect(payload).toContain('noanswer_watch_state{state="watching"} 1\n');
  expect(payload).toContain('noanswer_watch_chronic_domains 1\n');
  expect(payload).toContain('noanswer_watch_evaluation_seconds_total 0.5\n');
});
