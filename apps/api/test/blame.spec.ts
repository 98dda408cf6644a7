import { HOUR, NOW, SILENCE, WATCHING, WatchedApi } from './watched-api';

let api: WatchedApi;
beforeAll(async () => {
  api = await WatchedApi.open();
});
afterAll(async () => {
  await api.close();
});

const timeText = (at: number): string => new Date(at).toISOString().replace('.000', '');

const domain = (name: string): Promise<Record<string, unknown>> =>
  api.get(`/v1/domains/${name}?window=7d`, '/v1/domains/{domain}');

test('a domain tells its state, since when, and what shows it', async () => {
  expect(await domain('chronic.example')).toMatchObject({
    state: 'chronic',
    stateSince: timeText(NOW - 28 * HOUR),
    spiking: false,
    blamedOnSenders: null,
    decided: { state: 'watching' },
    decision: {
      sentence: 'chronic.example is chronic.',
      evidence: { attempts: SILENCE.attempts, reasons: SILENCE.reasons },
      ...{ spike: null, senderFindings: [], providerFindings: [] },
    },
  });
  expect(await domain('spiky.example')).toMatchObject({
    ...{ state: 'healthy', stateSince: null, spiking: true },
    decision: { sentence: null, evidence: null, spike: { state: 'open', start: timeText(NOW - HOUR) } },
  });
  expect(await domain('silent.example')).toMatchObject({
    ...{ state: null, stateSince: null, spiking: null },
    decision: { sentence: null, evidence: null, spike: null },
  });
}); // prettier-ignore

test('what a sender of ours failed at while it did not get out is ours, and marked', async () => {
  expect(await domain('cut.example')).toMatchObject({
    fault: { side: 'ours', because: 'out2 is cut_off.' },
    decision: {
      senderFindings: [{ logHost: 'out2', state: 'cut_off', endedAt: null }],
    },
    blamedOnSenders: {
      ...{ attempts: 4, noAnswer: 4, unreachable: 4, senders: ['out2'] },
      without: { attempts: 0, noAnswer: 0, noAnswerRate: null },
    },
  });
  // One that others do not reach either is not excused.
  const shared = await domain('shared.example');
  expect(shared).toMatchObject({
    decision: {
      senderFindings: [{ logHost: 'out2' }],
    },
    blamedOnSenders: { attempts: 3, noAnswer: 3, without: { attempts: 1, noAnswerRate: 1 } },
  });
  expect(shared['fault']).not.toMatchObject({ because: 'out2 is cut_off.' });
});

test('a domain of a provider that fails as a whole is not what fails', async () => {
  expect(await domain('cloud.example')).toMatchObject({
    fault: { side: 'theirs', because: 'mailcloud.test is failing.' },
    decision: { providerFindings: [{ provider: 'mailcloud.test', state: 'failing' }] },
  });
});

test('a list tells of each domain what its page tells, so none is blamed for a sender of ours', async () => {
  const { domains } = await api.get<{ domains: readonly Record<string, unknown>[] }>(
    '/v1/domains?window=7d',
  );
  expect(domains.length).toBeGreaterThan(5);
  for (const listed of domains) {
    const page = await domain(listed['domain'] as string);
    const same = ['state', 'stateSince', 'spiking', 'fault', 'blamedOnSenders'] as const;
    expect(listed).toMatchObject(Object.fromEntries(same.map((name) => [name, page[name]])));
  }
  const told = new Map(domains.map(({ domain, fault }) => [domain, fault]));
  expect(told.get('cut.example')).toEqual({ side: 'ours', because: 'out2 is cut_off.' });
  expect(told.get('cloud.example')).toMatchObject({ because: 'mailcloud.test is failing.' });
});

test('each of our servers has what was found of it', async () => {
  const { senders, decided } = await api.get<{
    senders: { logHost: string; findings: object[] }[];
    decided: object;
  }>('/v1/senders');
  expect(decided).toMatchObject({ state: 'watching' });
  expect(senders).toMatchObject([
    { logHost: 'out1', findings: [] },
    { logHost: 'out2', findings: [{ state: 'cut_off', start: timeText(NOW - 2 * HOUR) }] },
  ]);
});

test('a provider that fails has the rates of its domains', async () => {
  const { findings, window } = await api.get<{ findings: object[]; window: object }>(
    '/v1/providers?window=12h',
  );
  expect(window).toMatchObject({ asked: '12h' });
  expect(findings).toMatchObject([
    {
      provider: 'mailcloud.test',
      rates: { domains: 1, attempts: 5, noAnswer: 4, noAnswerRate: 0.8, unreachable: 4 },
    },
  ]);
  const shorter = await api.get<{ findings: object[] }>('/v1/providers?window=2h');
  expect(shorter.findings).toMatchObject([{ rates: { attempts: 4, noAnswerRate: 1 } }]);
});

test('hosts have a state, and can be asked for by it', async () => {
  interface Hosts {
    readonly total: number;
    readonly hosts: readonly { host: string; state: string | null; stateSince: string | null }[];
  }
  const all = await api.get<Hosts>('/v1/hosts?window=7d');
  const states = new Map(all.hosts.map(({ host, state }) => [host, state]));
  expect(states.get('mx.chronic.example')).toBe('chronic');
  expect(states.get('mx.silent.example')).toBeNull();
  for (const limit of [50, 1000]) {
    const chronic = await api.get<Hosts>(
      `/v1/hosts?window=7d&state=chronic,suspect&limit=${limit}`,
    );
    expect(chronic.total).toBe(1);
    expect(chronic.hosts).toMatchObject([
      { host: 'mx.chronic.example', state: 'chronic', stateSince: timeText(NOW - 28 * HOUR) },
    ]);
  }
  const healthy = await api.get<Hosts>('/v1/hosts?window=7d&state=healthy');
  expect(healthy.hosts.map(({ host, state }) => [host, state])).toEqual(
    all.hosts.filter(({ state }) => state === 'healthy').map(({ host, state }) => [host, state]),
  );
  const { addresses } = await api.get<{ addresses: object[] }>(
    '/v1/hosts/mx.chronic.example?window=7d',
    '/v1/hosts/{address}',
  );
  expect(addresses).toMatchObject([{ state: 'chronic' }]);
});

test('while nothing is decided, nothing is told', async () => {
  api.report = { ...WATCHING, state: 'starting', decidedFrom: null, decidedUpTo: null };
  expect(await domain('well.example')).toMatchObject({ state: null, spiking: null });
  api.report = WATCHING;
});
