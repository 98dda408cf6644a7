import { HOUR, NOW, WATCHING, WatchedApi } from './watched-api';

let api: WatchedApi;
beforeAll(async () => {
  api = await WatchedApi.open();
});
afterAll(async () => {
  await api.close();
});
afterEach(() => {
  api.report = WATCHING;
});

interface Listed {
  readonly domain: string;
  readonly state: string | null;
  readonly stateSince: string | null;
  readonly spiking: boolean | null;
}
interface List {
  readonly total: number;
  readonly next: string | null;
  readonly domains: readonly Listed[];
  readonly decided: { readonly state: string };
}

const LIST = '/v1/domains?window=7d&sort=domain';
const statesIn = ({ domains }: List): Record<string, string | null> =>
  Object.fromEntries(domains.map(({ domain, state }) => [domain, state]));

const STATES = {
  'back.example': 'recovering',
  'chronic.example': 'chronic',
  'cloud.example': 'healthy',
  'cut.example': null,
  'next.example': 'healthy',
  'old.example': null,
  'shared.example': null,
  'silent.example': null,
  'spiky.example': 'healthy',
  'suspect.example': 'suspect',
  'well.example': 'healthy',
  'young.example': null,
};

test('each domain of the list has its state as it was decided; what is not decided has none', async () => {
  const list = await api.get<List>(LIST);
  expect(statesIn(list)).toEqual(STATES);
  const by = new Map(list.domains.map((domain) => [domain.domain, domain]));
  expect(by.get('chronic.example')).toMatchObject({
    stateSince: new Date(NOW - 28 * HOUR).toISOString().replace('.000', ''),
    spiking: false,
  });
  expect(by.get('spiky.example')).toMatchObject({ stateSince: null, spiking: true });
  expect(by.get('young.example')).toMatchObject({ stateSince: null, spiking: null });
  expect(list.decided.state).toBe('watching');
});

test.each(['chronic,suspect', 'recovering,healthy'])(
  'state=%s leaves these, page by page as in one',
  async (wanted) => {
    const named = Object.entries(STATES).filter(([, state]) => wanted.split(',').includes(state ?? ''));
    for (const limit of [1, 1000]) {
      const found: Listed[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const page: List = await api.get(`${LIST}&state=${wanted}&limit=${limit}${more}`);
        expect(page.total).toBe(named.length);
        found.push(...page.domains);
        cursor = page.next;
        // What is decided meanwhile is of no page that follows.
        api.report = { ...WATCHING, decidedUpTo: NOW };
      }
      api.report = WATCHING;
      expect(found.map(({ domain, state }) => [domain, state])).toEqual(named);
    }
  },
); // prettier-ignore

test('a past window has the states of its end', async () => {
  const until = new Date(NOW - 12 * HOUR).toISOString();
  const list = await api.get<List>(`/v1/domains?until=${until}&sort=domain`);
  expect(statesIn(list)).toEqual({
    'chronic.example': 'suspect',
    'old.example': null,
  });
});

test.each([
  { state: 'stale' },
  { state: 'failed', problem: 'the store is away' },
  { state: 'catching_up' },
  { state: 'starting', decidedUpTo: null, decidedFrom: null },
] as const)('nothing is healthy while decisions are not of now: $state', async (given) => {
  api.report = { ...WATCHING, ...given };
  const list = await api.get<List>(LIST);
  expect(new Set(Object.values(statesIn(list)))).not.toContain('healthy');
  expect(statesIn(list)).toMatchObject({ 'chronic.example': 'chronic', 'well.example': null });
  expect(list.domains.some(({ spiking }) => spiking === false)).toBe(false);
  expect(await api.get<List>(`${LIST}&state=healthy`)).toMatchObject({ total: 0, domains: [] });
});

test.each(['', 'dead', 'chronic,', 'chronic,dead', 'chronic;suspect', 'chronic,chronic,chronic,chronic,chronic'])(
  'state=%s is refused',
  async (state) => {
    const reply = await api.app.inject(`${LIST}&state=${state}`);
    expect([reply.statusCode, reply.json<{ errors: object[] }>().errors]).toMatchObject([400, [{ field: 'state' }]]);
  },
); // prettier-ignore
