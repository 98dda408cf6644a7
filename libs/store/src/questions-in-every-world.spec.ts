import type { DeliveryAttempt } from '@noanswer/delivery';
import { madeUpRows } from './fixtures/made-up-rows';
import { aSuspendedLine, MINUTE, T0 } from './fixtures/rows';
import { inEveryWorld } from './fixtures/worlds';
import { openStore } from './open-store';
import * as questions from './questions';
import type { BucketsWanted, CountedBucket, Filter, Question } from './questions';
import type { Store } from './store';
import type { DecisionRow } from './watching/decision-row';

/** Of the rows that are made up. */
const ADDRESS = '192.0.2.1';
const QUEUE_IDS = [...madeUpRows(40)].map(({ queueId }) => queueId);

/** All that there is. */
const ALL = { at: T0 + 600 * MINUTE, from: T0 - MINUTE };
const STATES = { ...ALL, states: ['chronic', 'healthy'] } as const;

/** Each store has a key of its own for them. */
const withoutTokens = (question: Question<questions.MessageAttempt>): Question<unknown> => ({
  ...question,
  read: (row) => {
    const attempt = question.read(row);
    return { ...attempt, recipients: attempt.recipients.map(({ status }) => status) };
  },
});

/** Every question there is, as a server and a cluster must answer it too. */
const ASKED: Readonly<Record<string, (filter: Filter) => Question<unknown>>> = {
  overview: questions.overview,
  domains: (filter) =>
    questions.domains(filter, { search: ['d1'], minAttempts: 2, sort: 'noAnswerRate' }),
  domainTotal: questions.domainTotal,
  domainRates: (filter) => questions.domainRates(filter, ['d1.example', 'd2.example']),
  domainSilence: (filter) => questions.domainSilence(filter, ['d1.example', 'd2.example']),
  domainHosts: questions.domainHosts,
  domainHistory: ({ domain }) => questions.domainHistory(domain ?? 'd3.example'),
  knownDomains: () => questions.knownDomains(['d3.example', "o'hara"]),
  hosts: questions.hosts,
  'hosts, a few': (filter) => questions.hosts(filter, 5),
  'domains in a state': (filter) => questions.domains(filter, { states: STATES }),
  'domains in a state, a few': (filter) =>
    questions.domains(filter, { states: STATES, limit: 5, search: ['d'] }),
  'hosts in a state': (filter) => questions.hosts(filter, 5, STATES),
  answeredSubjects: () => questions.answeredSubjects('domain', ['d1.example', 'd2.example'], ALL),
  'answeredSubjects, addresses': () =>
    questions.answeredSubjects('address', [`mx.d1.example[${ADDRESS}]:25`], ALL),
  providerRates: (filter) => questions.providerRates(filter, 'd1.example'),
  'providerRates of a network': (filter) => questions.providerRates(filter, '192.0.2.0/24'),
  egress: questions.egress,
  retries: questions.retries,
  retriesByDomain: questions.retriesByDomain,
  recentAttempts: questions.recentAttempts,
  attemptsForRecipient: (filter) => questions.attemptsForRecipient('1', filter),
  reasonsOverTime: (filter) => questions.reasonsOverTime(filter, 60),
  failureTexts: questions.failureTexts,
  unparsedSamples: () => questions.unparsedSamples(),
  attemptsOverTime: questions.attemptsOverTime,
  'the worst two': (filter) => questions.domains(filter, { limit: 2 }),
  senderBuckets: () => questions.senderBuckets('hour', T0 - MINUTE, T0 + 60 * MINUTE),
  recountedMinutes: () => withoutVersion(questions.recountedMinutes('domain', 0)),
  'recountedMinutes of addresses': () => withoutVersion(questions.recountedMinutes('address', 0)),
  newestCount: () => ({ ...questions.newestCount('domain'), read: ({ version }) => version !== 0 }),
  bucketsOf: (filter) => questions.bucketsOf('domain', wanted(filter, 'minute')),
  'bucketsOf addresses': (filter) => questions.bucketsOf('address', wanted(filter, 'hour')),
  retryLives: questions.retryLives,
  'retries after no answer': (filter) => questions.retries(filter, 'no_answer'),
  messagesFor: (filter) => questions.messagesFor('0123456789', filter, 10),
  messageAttempts: (filter) => withoutTokens(questions.messageAttempts(QUEUE_IDS, filter, 100)),
  messageLines: (filter) => questions.messageLines(QUEUE_IDS, filter, 100),
  domainSeries: (filter) => questions.domainSeries(filter, 60),
  senders: questions.senders,
  hostAddresses: (filter) => questions.hostAddresses(ADDRESS, filter, 10),
  hostDomains: (filter) => questions.hostDomains(ADDRESS, filter, 10),
  hostSenders: (filter) => questions.hostSenders(ADDRESS, filter, 10),
  hostHistory: () => questions.hostHistory(ADDRESS),
  knownHost: () => questions.knownHost(ADDRESS),
};

/** Of decisions, and of what whoever decides asks. */
const WATCHED: Readonly<Record<string, () => Question<unknown>>> = {
  standingDecisions: () =>
    questions.standingDecisions({
      ...{ kinds: ['domain', 'spike'], at: T0 + 60 * MINUTE, states: ['chronic', 'over'] },
      ...{ endedSince: T0, limit: 5, after: { time: 0, id: "'" }, subject: 'd1.example' },
    }),
  standingCounts: () => questions.standingCounts({ kinds: ['domain', 'spike'] }),
  decisionChanges: () =>
    questions.decisionChanges({
      ...{ kinds: ['domain'], since: T0, until: T0 + 600 * MINUTE, limit: 5 },
      ...{ after: { time: T0 + 500 * MINUTE, id: '' }, subject: 'd1.example' },
    }),
  decisionsWrittenAfter: () => questions.decisionsWrittenAfter(1, 10),
  newestDecision: questions.newestDecision,
  decisionsToldAfter: () => questions.decisionsToldAfter(T0),
  newestMinutes: () => questions.newestMinutes(T0),
  nextMinute: () => questions.nextMinute(T0 + MINUTE),
  firstUncountedMinute: () => questions.firstUncountedMinute(T0),
  routeMinutes: () => questions.routeMinutes(T0, T0 + 2 * MINUTE),
};

const DECISION: DecisionRow = {
  ...{ kind: 'domain', id: `domain:${T0}:d1.example`, subject: 'd1.example', state: 'suspect' },
  ...{ at: T0 + MINUTE, began: T0, since: T0, endedAt: null, evidence: '{"a":"\\t\\u0000"}' },
  ...{ isOver: false, isRefresh: false, isVoid: false, sentence: 'it\'s "so"\n', version: 1 },
};
const DECISIONS: readonly DecisionRow[] = [
  DECISION,
  { ...DECISION, at: T0 + 2 * MINUTE, state: 'chronic', version: 2 },
  { ...DECISION, at: T0 + 2 * MINUTE, state: 'chronic', version: 4, sentence: 'told again' },
  { ...DECISION, at: T0 + 3 * MINUTE, isVoid: true, version: 5 },
  { ...DECISION, at: T0 + 4 * MINUTE, isRefresh: true, state: 'chronic', version: 6 },
  {
    ...DECISION,
    kind: 'spike',
    id: 'spike:1:x',
    isOver: true,
    endedAt: T0 + 9,
    state: 'over',
    version: 7,
  },
];

/** When something was counted differs from world to world. */
const withoutVersion = (question: Question<CountedBucket>): Question<unknown> => ({
  ...question,
  read: (row) => question.read(row).bucket,
});

const wanted = ({ since, until, domain }: Filter, level: 'minute' | 'hour'): BucketsWanted => ({
  from: since ?? T0 - MINUTE,
  until: until ?? T0 + 60 * MINUTE,
  level,
  ...(domain !== undefined && { names: [domain] }),
});

const FILTERS: readonly Filter[] = [
  {},
  { since: T0 + MINUTE, until: T0 + 4 * MINUTE },
  { mta: 'postfix', domain: 'd1.example', logHost: 'out1' },
  { domain: "o'hara\\\t{x:String}\n--", logHost: '`; DROP TABLE places' },
];

/** Written twice, in different batches. @returns how often rows were gathered before they were counted */
async function fill(store: Store): Promise<number> {
  const rows: DeliveryAttempt[] = [...madeUpRows(400)];
  for (const some of [rows, rows.slice(100), rows.slice(0, 250).toReversed()]) {
    const writer = store.writer({ batchRows: 300 });
    for (const row of some) writer.attempt(row);
    const position = { source: 'file-a', offset: 1_000_000, ordinal: 0 };
    writer.notAttempted(aSuspendedLine({ position, domain: 'd1.example' }));
    await writer.flush();
  }
  const recounter = await store.recounter();
  await recounter.countAll();
  await store.saveDecisions(DECISIONS.slice(0, 2));
  await store.saveDecisions(DECISIONS.slice(2));
  return recounter.done.gathered;
}

async function answersOf(store: Store): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  for (const [name, question] of Object.entries(ASKED))
    answers[name] = await Promise.all(FILTERS.map((filter) => store.ask(question(filter))));
  for (const [name, question] of Object.entries(WATCHED))
    answers[name] = await store.ask(question());
  answers['worstDomains'] = await questions.worstDomains(store);
  return answers;
}

test('no question is forgotten here', () => {
  const exported = Object.entries(questions).filter(([, value]) => typeof value === 'function');
  const noQuestions = ['choiceOf', 'aheadChoice', 'ends', 'rememberedFrom'];
  const put = ['worstDomains', ...noQuestions]; // the first is put together of others
  const asked = new Set([...Object.keys(ASKED), ...Object.keys(WATCHED), ...put]);
  expect(exported.map(([name]) => name).filter((name) => !asked.has(name))).toEqual([]);
});

const inOneProcess = (async () => {
  const store = await openStore();
  await fill(store);
  const answers = await answersOf(store);
  await store.close();
  return answers;
})();

inEveryWorld((world) => {
  test('all questions are answered alike', async () => {
    const truth = await inOneProcess;
    const store = await world.open();
    const gathered = await fill(store);
    expect(gathered > 0).toBe(!world.isSplit);
    expect(await answersOf(store)).toEqual(truth);
    await store.close();
  });
});
