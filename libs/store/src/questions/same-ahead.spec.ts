import fc from 'fast-check';
import { randomRows, writeRow } from '../fixtures/random-rows';
import { MINUTE, T0 } from '../fixtures/rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import * as questions from './index';
import type { Filter, Question } from './question';

const MIDNIGHT = T0 + 12 * 60 * MINUTE;

const NAMES = ['a.example', 'b.example'];

/** A place in the middle of any order. */
const BEHIND = {
  ...{ domain: 'a.example', attempts: 3, noAnswer: 2, unreachable: 2 },
  lastFailure: MIDNIGHT - 20 * MINUTE,
};

const ASKED: Readonly<Record<string, (filter: Filter) => Question<unknown>>> = {
  domains: questions.domains,
  'ten domains': (filter) => questions.domains(filter, { limit: 10, sort: 'lastFailure' }),
  'two domains with attempts': (filter) =>
    questions.domains(filter, {
      limit: 2,
      minAttempts: 2,
      sort: 'unreachableRate',
      search: ['a', 'b'],
    }),
  'domains behind one that met a reason': (filter) =>
    questions.domains(filter, { sort: 'lastFailure', reason: 'no_answer', after: BEHIND }),
  'two domains behind one that met a reason': (filter) =>
    questions.domains(filter, {
      limit: 2,
      sort: 'unreachableRate',
      reason: 'no_answer',
      after: BEHIND,
    }),
  domainTotal: questions.domainTotal,
  domainSilence: questions.domainSilence,
  'domainSilence of some': (filter) => questions.domainSilence(filter, NAMES),
  domainHosts: questions.domainHosts,
  'domainHosts of some': (filter) => questions.domainHosts(filter, NAMES),
  domainRates: (filter) => questions.domainRates(filter, NAMES),
  domainHistory: () => questions.domainHistory('a.example'),
  'series of days': (filter) => questions.domainSeries(filter, 86_400),
  'series of hours': (filter) => questions.domainSeries(filter, 3600),
  'series of five minutes': (filter) => questions.domainSeries(filter, 300),
  hosts: questions.hosts,
  'two hosts': (filter) => questions.hosts(filter, 2),
  egress: ({ since, until, mta, logHost }) => questions.egress({ since, until, mta, logHost }),
  overview: questions.overview,
  senders: questions.senders,
  retries: questions.retries,
  'retries by domain': questions.retriesByDomain,
  'the domain with most retries': (filter) => questions.retriesByDomain(filter, 1, 'no_answer'),
  retryLives: questions.retryLives,
  'the worst two': (filter) => questions.domains(filter, { limit: 2 }),
  'the worst of all': (filter) => questions.domains(filter, { limit: 1 }),
};

const moment = fc.integer({ min: MIDNIGHT - 100 * MINUTE, max: MIDNIGHT + 10 * MINUTE });
const aligned = moment.map((at) => at - (at % MINUTE));
const hour = moment.map((at) => at - (at % (60 * MINUTE)));
const end = fc.option(fc.oneof(moment, aligned, hour), { nil: undefined });

const filters: fc.Arbitrary<Filter> = fc.record({
  since: end,
  until: end,
  mta: fc.option(fc.constantFrom('postfix', 'exim'), { nil: undefined, freq: 4 }),
  logHost: fc.option(fc.constantFrom('out1', 'out2'), { nil: undefined, freq: 4 }),
  domain: fc.option(fc.constantFrom(...NAMES, 'none.example'), { nil: undefined, freq: 4 }),
});

/** Rows that stand for themselves come in any order. */
const sorted = (rows: readonly unknown[]): string[] =>
  rows.map((one) => JSON.stringify(one)).sort();

async function clear(store: Store): Promise<void> {
  for (const table of [
    ...['delivery_attempts', 'connection_attempts', 'not_attempted'],
    ...['domain_buckets', 'connection_buckets'],
    ...['failing_buckets', 'sender_buckets', 'domain_totals'],
    ...['happened_buckets', 'domain_samples', 'retry_buckets'],
  ])
    await store.ask({
      name: 'clear',
      sql: `TRUNCATE TABLE ${table}`,
      params: {},
      read: (row) => row,
    });
}

let store: Store;
beforeAll(async () => {
  // As if everything were of today: minutes are asked too.
  jest.spyOn(Date, 'now').mockReturnValue(MIDNIGHT + 60 * MINUTE);
  store = await openStore();
});
afterAll(async () => {
  await store.close();
  jest.restoreAllMocks();
});

test('whatever was counted ahead, the answers are those of the attempts', async () => {
  const recounter = await store.recounter();
  const property = fc.asyncProperty(
    randomRows(60),
    fc.array(filters, { minLength: 2, maxLength: 2 }),
    fc.nat(60),
    fc.nat(2),
    async (rows, asked, cut, passes) => {
      await clear(store);
      const write = async (some: typeof rows, which: 0 | 1): Promise<void> => {
        const writer = store.writer();
        for (const row of some) writeRow(writer, row[which]);
        await writer.flush();
        store.discard(writer);
      };
      await write(rows.slice(0, cut), 0);
      if (passes > 0) await recounter.countAll();
      // Late, changed, and not counted yet.
      await write(rows.slice(Math.floor(cut / 2)), 1);
      if (passes > 1) await recounter.countAll();
      for (const filter of [{}, ...asked])
        for (const [name, question] of Object.entries(ASKED)) {
          const one = question(filter);
          const raw = await store.ask({ ...one, ahead: undefined });
          const ahead = await store.ask(one);
          expect({ name, filter, rows: sorted(ahead) }).toEqual({
            name,
            filter,
            rows: sorted(raw),
          });
        }
    },
  );
  await fc.assert(property, {
    endOnFailure: true,
    numRuns: Number(process.env['NOANSWER_RUNS'] ?? 3),
  });
});
