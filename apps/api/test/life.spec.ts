import { REASONS } from '@noanswer/delivery';
import { AskedApi } from './asked-api';

let api: AskedApi;
beforeAll(async () => {
  api = await AskedApi.open();
});
afterAll(async () => {
  await api.close();
});

type Body = Record<string, unknown>;
const get = async (url: string): Promise<Body> => {
  const { status, body } = await api.get(url);
  expect([url, status]).toEqual([url, 200]);
  return body;
};
const listOf = (body: Body, name: string): Body[] => body[name] as Body[];

describe('a message', () => {
  it('is found by its queue id on each log host, and by its recipient', async () => {
    const byId = listOf(await get('/v1/messages/4jWnjL6WYGzJX6C?window=30d'), 'messages');
    expect(new Set(byId.map(({ logHost }) => logHost))).toEqual(new Set(['out1', 'out2']));
    const byRecipient = await get('/v1/messages?recipient=JO@Hostile.Example');
    const [message] = listOf(byRecipient, 'messages');
    const tokens = listOf(message ?? {}, 'recipients').map(({ token, end }) => [token, end]);
    expect(tokens).toContainEqual([api.store.recipientToken('jo@hostile.example'), 'bounced']);
  });

  it('shows the connections of each attempt, and no address where they are hashed', async () => {
    const { messages } = await get('/v1/messages/4jWnjL6WYGzJX6C');
    const events = (messages as Body[]).flatMap((message) => listOf(message, 'events'));
    const silent = events.find(
      ({ domain, kind }) => domain === 'dead.example' && kind === 'attempt',
    );
    expect(silent).toMatchObject({
      reason: 'no_answer',
      connections: [{ host: 'mx.dead.example', ip: '192.0.2.9', result: 'no_answer' }],
    });
    expect(events.some(({ kind }) => kind === 'suspended')).toBe(true);
    expect(JSON.stringify(messages)).not.toContain('jo@');
  });

  it('nobody knows of is told so; for a recipient without mail there is none', async () => {
    const { status, body } = await api.get('/v1/messages/NOSUCHID');
    expect([status, body['type']]).toEqual([404, '/problems/unknown-message']);
    expect(await get('/v1/messages?recipient=x@y.example')).toMatchObject({
      messages: [],
      cut: false,
    });
  });
});

describe('a series', () => {
  it('adds up to what the domain is told to have, and is unknown where nothing was tried', async () => {
    const query = 'since=2026-01-01T00:00:00Z'.replace(
      '2026-01-01T00:00:00Z',
      new Date(api.now - 6 * 3_600_000).toISOString(),
    );
    const domain = await get(`/v1/domains/half.example?${query}`);
    for (const bucket of ['5m', '1h', '1d']) {
      const series = listOf(
        await get(`/v1/domains/half.example/series?${query}&bucket=${bucket}`),
        'series',
      );
      const sum = (name: string): number =>
        series.reduce((total, span) => total + Number(span[name]), 0);
      expect([sum('attempts'), sum('noAnswer'), sum('delivered')]).toEqual([
        domain['attempts'],
        domain['noAnswer'],
        domain['delivered'],
      ]);
      for (const span of series) expect(span['noAnswerRate'] === null).toBe(span['attempts'] === 0);
      expect(series[0]?.['partial']).toBe(true);
    }
  });

  it('has every span of its window, begins at full ones, and suits the window by itself', async () => {
    const { series, bucket } = await get('/v1/domains/half.example/series?window=24h');
    const from = (series as Body[]).map((span) => Date.parse(String(span['from'])));
    expect(bucket).toBe('5m');
    expect(from.length).toBeGreaterThanOrEqual(288);
    expect(from.every((at, i) => at === (from[0] ?? 0) + i * 300_000 && at % 300_000 === 0)).toBe(
      true,
    );
    expect((await get('/v1/domains/half.example/series?window=10d'))['bucket']).toBe('1h');
    expect((await get('/v1/domains/half.example/series?window=90d'))['bucket']).toBe('1d');
  });
});

describe('domains in pages', () => {
  it('are all of them, each once, though rows come meanwhile', async () => {
    const url = '/v1/domains?window=7d&sort=domain&limit=3';
    const whole = await get('/v1/domains?window=7d&sort=domain');
    const names: unknown[] = [];
    let next: unknown = undefined;
    do {
      const page = await get(typeof next === 'string' ? `${url}&cursor=${next}` : url);
      expect(page['total']).toBe(whole['total']);
      names.push(...listOf(page, 'domains').map(({ domain }) => domain));
      next = page['next'];
    } while (next !== null);
    expect(names).toEqual(listOf(whole, 'domains').map(({ domain }) => domain));
    expect(new Set(names).size).toBe(whole['total']);
    expect(whole['next']).toBeNull();
  });

  it('a cursor of another question is refused', async () => {
    const { next } = await get('/v1/domains?window=7d&sort=domain&limit=3');
    for (const other of [
      '/v1/domains?window=7d&limit=3',
      '/v1/domains?window=8d&sort=domain',
      '/v1/domains?window=7d&sort=domain&search=a',
    ]) {
      const { status, body } = await api.get(`${other}&cursor=${String(next)}`);
      expect([status, body['errors']]).toMatchObject([400, [{ field: 'cursor' }]]);
    }
    expect((await api.get(`/v1/domains?window=7d&sort=domain&limit=1&cursor=${String(next)}`)).status).toBe(200); // prettier-ignore
  });

  it('a reason leaves those that met it', async () => {
    const named = async (reason: string): Promise<unknown[]> =>
      listOf(await get(`/v1/domains?window=7d&reason=${reason}`), 'domains').map(
        ({ domain }) => domain,
      );
    expect(await named('no_answer')).toEqual(['dead.example', 'half.example']);
    expect(await named('policy_rejected')).toEqual(['hostile.example']);
    expect(await named('mail_loop')).toEqual([]);
  });
});

it('our servers are told with the rates of all their attempts, and of the time before', async () => {
  const senders = listOf(await get('/v1/senders?window=2d'), 'senders');
  const { rates } = (await get('/v1/summary?window=2d')) as { rates: Body };
  const sum = (name: string): number =>
    senders.reduce((total, sender) => total + Number(sender[name]), 0);
  expect([sum('attempts'), sum('noAnswer')]).toEqual([rates['attempts'], rates['noAnswer']]);
  expect(senders.map(({ logHost }) => logHost)).toEqual(['out1', 'out2']);
  // Three days ago something was delivered, and nothing since until today.
  expect(senders[0]?.['before']).toMatchObject({ attempts: 3, noAnswerRate: 0 });
  expect(senders[1]?.['before']).toMatchObject({ attempts: 0, noAnswerRate: null });
});

describe('a host', () => {
  it('is told by its address as by its name: for whom, from where, since when', async () => {
    const byAddress = await get('/v1/hosts/192.0.2.9');
    expect(byAddress).toMatchObject({
      domainsTotal: 2,
      domains: [
        { domain: 'dead.example', connections: 30, noAnswer: 30, lastAnswer: null },
        { domain: 'half.example', connections: 10 },
      ],
      senders: [{ logHost: 'out1', connections: 40, answered: 0 }],
      history: { connections: 40, lastAnswer: null },
    });
    const { history } = byAddress as { history: Body };
    expect(history['failingSince']).toBe(history['firstConnection']);
    expect(await get('/v1/hosts/MX.DEAD.example')).toMatchObject({
      addresses: [{ host: 'mx.dead.example', ip: '192.0.2.9', noAnswer: 30 }],
      domainsTotal: 1,
    });
  });

  it('that nothing was connected to is not known', async () => {
    for (const address of ['203.0.113.1', 'mx.never.example', "'; --", '::1']) {
      const { status, body } = await api.get(`/v1/hosts/${encodeURIComponent(address)}`);
      expect([status, body['type']]).toEqual([404, '/problems/unknown-host']);
    }
  });
});

it('retries are told as the messages that got no answer: counts, curve, advice', async () => {
  const body = await get('/v1/retries');
  const { messages, deliveredLater, gaveUp, stillWaiting, advice } = body as {
    messages: number;
    deliveredLater: number;
    gaveUp: number;
    stillWaiting: number;
    advice: Body;
  };
  expect(messages).toBe(deliveredLater + gaveUp + stillWaiting);
  expect(messages).toBeGreaterThan(0);
  expect(advice).toMatchObject({ messages, delivered: deliveredLater, givenUp: gaveUp });
  expect(advice['because']).toContain(`Of ${messages} messages that got no answer at first`);
  const domains = listOf(body, 'domains');
  expect(domains.reduce((sum, domain) => sum + Number(domain['messages']), 0)).toBe(messages);
});

it('codes are listed, each of them can be asked for, and filters leave what they say', async () => {
  const { total, codes } = (await get('/v1/codes')) as { total: number; codes: Body[] };
  expect([total > 150, codes.length]).toEqual([true, total]);
  expect(new Set(codes.map(({ code }) => code)).size).toBe(total);
  for (const { code, name, reason } of codes) {
    expect(REASONS).toContain(reason);
    const { meanings } = await get(`/v1/codes/${encodeURIComponent(String(code))}`);
    expect((meanings as Body[]).map((meaning) => meaning['name'])).toContain(name);
  }
  const hard = listOf(await get('/v1/codes?bounce=hard&category=mailbox&search=mailbox'), 'codes');
  expect(hard.length).toBeGreaterThan(3);
  for (const code of hard) expect([code['bounce'], code['category']]).toEqual(['hard', 'mailbox']);
});
