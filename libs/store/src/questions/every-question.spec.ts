import { MINUTE, T0 } from '../fixtures/rows';
import { madeUpRows } from '../fixtures/made-up-rows';
import { openStore } from '../open-store';
import type { Store } from '../store';
import * as questions from './index';
import type { Filter, Question } from './question';

const ADDRESS = '192.0.2.1';
const QUEUE_IDS = ['4jWnjL6WYGzJX6C', "'; --"];

const all: Record<string, (filter: Filter) => Question<unknown>> = {
  overview: questions.overview,
  domains: questions.domains,
  'domains chosen': (filter) =>
    questions.domains(filter, { search: ["'; --", 'd1'], minAttempts: 2, sort: 'noAnswerRate' }),
  domainTotal: questions.domainTotal,
  domainRates: (filter) => questions.domainRates(filter, ['d1.example', "'; --"]),
  domainSilence: questions.domainSilence,
  'domainSilence of some': (filter) => questions.domainSilence(filter, ['d1.example']),
  domainHosts: questions.domainHosts,
  'domainHosts of some': (filter) => questions.domainHosts(filter, ['d1.example', "'; --"]),
  hosts: questions.hosts,
  egress: questions.egress,
  retries: questions.retries,
  retriesByDomain: questions.retriesByDomain,
  recentAttempts: questions.recentAttempts,
  attemptsForRecipient: (filter) => questions.attemptsForRecipient('1', filter),
  reasonsOverTime: (filter) => questions.reasonsOverTime(filter, 60),
  failureTexts: questions.failureTexts,
  retryLives: questions.retryLives,
  'retries after no answer': (filter) => questions.retries(filter, 'no_answer'),
  messagesFor: (filter) => questions.messagesFor('0123456789', filter, 10),
  messageAttempts: (filter) => questions.messageAttempts(QUEUE_IDS, filter, 100),
  messageLines: (filter) => questions.messageLines(QUEUE_IDS, filter, 100),
  domainSeries: (filter) => questions.domainSeries(filter, 60),
  senders: questions.senders,
  hostAddresses: (filter) => questions.hostAddresses(ADDRESS, filter, 10),
  hostDomains: (filter) => questions.hostDomains(ADDRESS, filter, 10),
  hostSenders: (filter) => questions.hostSenders(ADDRESS, filter, 10),
};

let store: Store;
beforeAll(async () => {
  store = await openStore();
  const writer = store.writer();
  for (const attempt of madeUpRows(300)) writer.attempt(attempt);
  await writer.flush();
});
afterAll(async () => {
  await store.close();
});

test.each(Object.entries(all))('%s takes every filter', async (_, question) => {
  const filters: Filter[] = [
    { since: T0 + MINUTE },
    { until: T0 + MINUTE },
    { mta: 'exim' },
    { domain: 'd1.example' },
    { logHost: 'out1' },
    { domain: "o'hara\\\t{x:String}\n--", logHost: '`; DROP TABLE places' },
    { since: T0, until: T0 + MINUTE, mta: 'postfix', domain: 'd1.example', logHost: 'out1' },
  ];
  for (const filter of filters) await store.ask(question(filter));
});

test('domains are as many as there are rows of them', async () => {
  for (const filter of [
    {},
    { mta: 'exim' },
    { since: T0 + MINUTE },
    { logHost: 'out1' },
  ] as const) {
    const rows = await store.ask(questions.domains(filter));
    expect(await store.ask(questions.domainTotal(filter))).toEqual([rows.length]);
  }
});

test('a filter leaves the same rows as counting them does', async () => {
  const rows = [...madeUpRows(300)];
  const filter: Filter = { since: T0 + MINUTE, until: T0 + 3 * MINUTE, domain: 'd1.example' };
  const kept = rows.filter(
    ({ at, domain }) => at >= T0 + MINUTE && at < T0 + 3 * MINUTE && domain === 'd1.example',
  );
  const [answer] = await store.ask(questions.overview(filter));
  expect(answer?.attempts).toBe(kept.length);
  const { total, domains } = await questions.worstDomains(store, filter);
  expect([total, domains[0]?.attempts]).toEqual([1, kept.length]);
  const failures = kept.filter(({ reason }) => reason !== 'delivered').map(({ at }) => at);
  const answered = kept.filter(({ reason }) => reason === 'delivered').map(({ at }) => at);
  const lastAnswer = Math.max(...answered);
  expect(domains[0]).toMatchObject({
    noAnswer: failures.length,
    firstFailure: Math.min(...failures),
    lastFailure: Math.max(...failures),
    lastAnswer,
    failingSince: failures.find((at) => at > lastAnswer) ?? null,
  });
});
