import { StoreQuestionError } from './errors';
import { madeUpRows } from './fixtures/made-up-rows';
import {
  aConnection,
  anAttempt,
  aSource,
  aSuspendedLine,
  MINUTE,
  noAnswer,
  T0,
} from './fixtures/rows';
import { inEveryWorld } from './fixtures/worlds';
import {
  domainHosts,
  domains,
  hosts,
  overview,
  recentAttempts,
  unparsedSamples,
  worstDomains,
} from './questions';
import type { Store } from './store';

inEveryWorld((world) => {
  let store: Store;
  beforeEach(async () => {
    store = await world.open();
  });
  afterEach(async () => {
    await store.close();
  });

  test('an empty store has no attempts, no times and no domains', async () => {
    const [answer] = await store.ask(overview());
    expect(answer).toEqual({
      attempts: 0,
      reasons: {},
      recipients: {},
      suspended: 0,
      statusCodes: {},
      connections: {},
      addresses: 0,
      replies: [],
      from: null,
      to: null,
    });
    expect(await worstDomains(store)).toEqual({ total: 0, domains: [] });
    expect(await store.ask(hosts())).toEqual([]);
  });

  test('what was written is what is answered, however often it is written', async () => {
    const rows = [
      anAttempt({ connections: [aConnection()] }),
      noAnswer({
        at: T0 + MINUTE,
        connections: [
          aConnection({ at: T0 + MINUTE, result: 'no_answer' }),
          aConnection({ at: T0 + MINUTE, result: 'refused', ip: '2001:db8::1' }),
        ],
      }),
    ];
    const suspended = aSuspendedLine({ at: T0 + 2 * MINUTE });
    for (let reading = 0; reading < 3; reading++) {
      const writer = store.writer();
      for (const row of rows) writer.attempt(row);
      writer.notAttempted(suspended);
      await writer.flush();
    }
    const [answer] = await store.ask(overview());
    expect(answer).toEqual({
      attempts: 2,
      reasons: { delivered: 1, no_answer: 1 },
      recipients: { sent: 1, deferred: 2 },
      suspended: 1,
      statusCodes: { '2.0.0': 1, '4.4.1': 1 },
      connections: { answered: 1, no_answer: 1, refused: 1 },
      addresses: 2,
      replies: [{ replyCode: 250, enhancedCode: '2.0.0', attempts: 1 }],
      from: T0,
      to: T0 + 2 * MINUTE,
    });
    const { total, domains } = await worstDomains(store);
    expect(total).toBe(1);
    expect(domains[0]).toMatchObject({
      domain: 'example.org',
      attempts: 2,
      delivered: 1,
      noAnswer: 1,
      unreachable: 1,
      answered: 1,
      recipients: 2,
      suspended: 1,
      expired: 0,
      firstFailure: T0 + MINUTE,
      lastFailure: T0 + MINUTE,
      lastAnswer: T0,
      failingSince: T0 + MINUTE,
      logHosts: [{ logHost: 'out1', attempts: 2, unreachable: 1, answered: 1 }],
    });
    expect(domains[0]?.hosts.map(({ ip, results }) => ({ ip, results }))).toEqual([
      { ip: '192.0.2.1', results: { answered: 1, no_answer: 1 } },
      { ip: '2001:db8::1', results: { refused: 1 } },
    ]);
  });

  test('what is pending is written by closing, and there when it is opened again', async () => {
    await store.close(); // the embedded engine has one store open at a time
    const first = await world.open('kept');
    const token = first.recipientToken('Jo@Example.org');
    first.writer().attempt(anAttempt());
    await first.close();
    await first.close();
    const second = await world.open('kept');
    expect((await second.ask(overview()))[0]?.attempts).toBe(1);
    expect(second.recipientToken('jo@example.org')).toBe(token);
    await second.close();
  });

  test('sources and progress: the last that was saved is told', async () => {
    await store.saveSources([aSource({ bytesRead: 1, firstAt: null }), aSource({ name: 'other' })]);
    await store.saveSources([aSource({ bytesRead: 2, whole: false, brokenWhy: "it's \\ odd\n" })]);
    const told = await store.sources();
    expect(told).toHaveLength(2);
    expect(told).toContainEqual(
      aSource({ bytesRead: 2, whole: false, brokenWhy: "it's \\ odd\n" }),
    );
    await store.saveProgress({ 'a/1': '{"n":1}', 'a/2': '{"n":2}', b: '{}' });
    await store.saveProgress({ 'a/2': '{"n":"ü\\n"}' });
    expect(await store.progress('a/2')).toBe('{"n":"ü\\n"}');
    expect(await store.progress('c')).toBeUndefined();
    const under = await store.progressUnder('a/');
    expect([...under].sort()).toEqual([
      ['1', '{"n":1}'],
      ['2', '{"n":"ü\\n"}'],
    ]);
  });

  test('progress comes behind the rows that were added before it', async () => {
    store.writer().attempt(anAttempt());
    await store.saveProgress({ a: '{}' });
    expect((await store.ask(overview()))[0]?.attempts).toBe(1);
  });

  test('a failed question throws, and says which', async () => {
    const broken = { name: 'broken', sql: 'SELECT nothing FROM nowhere', params: {}, read: Number };
    const error = await store.ask(broken).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(StoreQuestionError);
    expect(String(error)).toMatch(/"broken" failed: .*nowhere/);
  });

  test('strange texts are kept as they are', async () => {
    const domain = "o'h\\ara\t\u0001é☃.example";
    const text = `550 5.1.1 it's "odd" \\ \0 \u{1f600} {x:String} %20 -- ;`;
    const writer = store.writer();
    writer.attempt(noAnswer({ domain, text, queueId: "q'\\", logHost: 'ü\n1' }));
    writer.unparsed({ source: 's', offset: 1, mta: 'exim', program: "e'x", why: 'odd', text });
    await writer.flush();
    expect(await store.ask(domains({ domain }))).toMatchObject([
      { domain, noAnswer: 1, logHosts: [{ logHost: 'ü\n1' }] },
    ]);
    expect(await store.ask(recentAttempts({ domain }))).toMatchObject([{ text, queueId: "q'\\" }]);
    expect(await store.ask(unparsedSamples())).toMatchObject([{ text, program: "e'x" }]);
  });

  test('stamps out of all years are kept in one batch', async () => {
    const writer = store.writer();
    const years = Array.from({ length: 150 }, (_, i) => 1971 + i);
    for (const year of years) writer.attempt(anAttempt({ at: Date.UTC(year, 5) }));
    await writer.flush();
    expect(await store.ask(overview())).toMatchObject([
      { attempts: 150, from: Date.UTC(1971, 5), to: Date.UTC(2120, 5) },
    ]);
  });

  test('several batches, and names of thousands of domains in a question', async () => {
    const writer = store.writer({ batchRows: 500 });
    for (const attempt of madeUpRows(3000)) {
      writer.attempt(attempt);
      if (writer.pressure) await writer.drain();
    }
    await writer.flush();
    expect((await store.ask(overview()))[0]).toMatchObject({
      attempts: 3000,
      reasons: { no_answer: 1000, delivered: 2000 },
    });
    const among = Array.from({ length: 4000 }, (_, i) => `d${i}.example`);
    expect(await store.ask(domainHosts({}, among))).toHaveLength(17);
  });
});
