import type { IngestReport } from '@noanswer/api';
import { AskedApi, following } from './asked-api';

let api: AskedApi;
beforeAll(async () => {
  api = await AskedApi.open();
});
beforeEach(() => {
  api.report = following(api.now);
  api.meddle = (question) => question;
  api.errors.length = 0;
});
afterAll(async () => {
  await api.close();
});

const problem = {
  message: 'The disk is full: /var/lib/noanswer. Free some space.',
  diskFull: true,
  since: 1_790_000_000_000,
  nextTryAt: 1_790_000_005_000,
};

describe('readiness', () => {
  it.each([
    ['following', 200, 'ready'],
    ['catching_up', 200, 'degraded'],
    ['starting', 503, 'the logs are being looked for'],
    ['stopped', 503, 'reading stands still: The disk is full'],
    ['leaving', 503, 'the process was told to end'],
  ] as const)('while reading is %s: %d', async (state, status, words) => {
    api.report = { ...api.report, state, problem: state === 'stopped' ? problem : null };
    const answer = await api.get('/health/ready');
    expect(answer.status).toBe(status);
    expect(JSON.stringify([answer.body['status'], answer.body['reasons']])).toContain(words);
    expect((await api.get('/health/live')).status).toBe(200);
  });

  it('says in words what is amiss though it can be asked', async () => {
    const [file] = api.report.files;
    const bad = { ...file!, state: 'unreadable' as const, note: 'permission denied' };
    api.report = { ...api.report, files: Array<typeof bad>(7).fill(bad) };
    const { status, body } = await api.get('/health/ready');
    expect([status, body['status']]).toEqual([200, 'degraded']);
    const degraded = body['degraded'] as string[];
    expect(degraded).toHaveLength(6);
    expect([degraded[0], degraded[5]]).toEqual([
      '/var/log/mail.log: permission denied',
      '2 more logs unreadable',
    ]);
    api.report = { ...api.report, files: [] };
    expect((await api.get('/health/ready')).body['degraded']).toEqual(['there is no log to read']);
  });

  it('is no when the store fails', async () => {
    api.meddle = (question) => ({ ...question, sql: 'SELECT nothing FROM nowhere' });
    const { status, body } = await api.get('/health/ready');
    expect([status, body['reasons']]).toEqual([503, ['the store cannot be asked']]);
  });
});

/** Given up by the engine as a question of the reader's limit is, only sooner. */
const ENDLESS = 'SELECT count() FROM numbers(1000000000000) SETTINGS max_execution_time = 0.4';

describe('a store that does not answer', () => {
  it('is never an empty answer, and its words are not for clients', async () => {
    api.meddle = (question) => ({ ...question, sql: 'SELECT nothing FROM nowhere' });
    const answer = await api.get('/v1/hosts?window=2h');
    expect([answer.status, answer.body['type'], answer.headers['retry-after']]).toEqual([
      503,
      '/problems/store-unavailable',
      '5',
    ]);
    expect(answer.text).not.toContain('nowhere');
    expect(api.errors).toHaveLength(1);
    expect(api.errors[0]).toMatch(/^The question "hosts" failed: [\x20-\x7e]*nowhere/);
  });

  it('is given up when it takes too long', async () => {
    api.meddle = (question) => ({ ...question, sql: ENDLESS });
    const answer = await api.get('/v1/hosts?window=3h');
    expect([answer.status, answer.body['type']]).toEqual([503, '/problems/too-slow']);
    api.meddle = (question) => question;
    expect((await api.get('/v1/hosts?window=4h')).status).toBe(200);
  });

  it('is asked once by fifty who ask the same', async () => {
    const asked: string[] = [];
    api.meddle = (question) => {
      asked.push(question.name);
      return question;
    };
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => api.get('/v1/hosts?window=5h')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(asked.filter((name) => name === 'hosts')).toHaveLength(1);
    // In which states they are is asked by the minute, and one may end meanwhile.
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('does not make who asks for something else wait for ever', async () => {
    api.meddle = (question) =>
      question.name === 'hosts' ? { ...question, sql: ENDLESS } : question;
    const slow = Array.from({ length: 40 }, (_, i) => api.get(`/v1/hosts?window=${i + 1}d`));
    const ready = await api.get('/health/ready');
    const answers = await Promise.all(slow);
    expect(ready.status).toBe(200);
    const types = answers.map(({ status, body }) => [status, body['type']].join(' '));
    expect(new Set(types)).toEqual(new Set(['503 /problems/too-slow', '503 /problems/busy']));
  });
});

describe('metrics', () => {
  const scrape = async (): Promise<string> => (await api.get('/metrics')).text;

  it('tell what the reader of logs counts', async () => {
    const text = await scrape();
    for (const line of [
      'noanswer_lines_total{fate="recognized"} 7',
      'noanswer_lines_total{fate="not_ours"} 2',
      'noanswer_lines_total{fate="unparsed"} 1',
      'noanswer_rows_written_total{table="delivery_attempts"} 57',
      'noanswer_batches_total{result="failed"} 1',
      'noanswer_file_behind_bytes{path="/var/log/mail.log",source="file-a"} 0',
      'noanswer_file_position_bytes{path="/var/log/mail.log.2.gz",source=""} 0',
      `noanswer_newest_line_timestamp_seconds ${(api.now - 2000) / 1000}`,
      'noanswer_open_stories 3',
      'noanswer_ready 1',
      'noanswer_ingest_state{state="following"} 1',
      'noanswer_ingest_state{state="stopped"} 0',
      'noanswer_files{state="waiting"} 1',
      'noanswer_build_info{version="0.1.0"} 1',
    ])
      expect(text.split('\n')).toContain(line);
  });

  it('leave out what is not known', async () => {
    api.report = { ...api.report, newestLineAt: null, savedAt: null, writeDelaySeconds: null };
    const text = await scrape();
    expect(text).not.toMatch(/^noanswer_(newest_line|saved|write_delay)\w* /m);
    expect(text).not.toContain('noanswer_file_behind_bytes{path="/var/log/mail.log.2.gz"');
  });

  it('are the counts of now at every scrape, not their sum', async () => {
    await scrape();
    const more: IngestReport['lines'] = { ...api.report.lines, recognized: 8, cut: 2 };
    api.report = { ...api.report, state: 'stopped', problem, lines: more };
    const text = await scrape();
    expect(text).toContain('noanswer_lines_total{fate="recognized"} 8\n');
    expect(text).toContain('noanswer_lines_cut_total 2\n');
    expect(text).toContain('noanswer_ready 0\n');
    expect(text).toContain('noanswer_ingest_state{state="following"} 0\n');
  });

  it('count requests by the pattern of their path: strangers make no series', async () => {
    await api.get('/v1/codes/4.4.1');
    await api.get('/v1/codes/nonsense');
    await api.get('/no/such/path');
    const text = await scrape();
    const count = 'noanswer_http_request_duration_seconds_count';
    expect(text).toContain(`${count}{method="GET",route="/v1/codes/:code",status="200"} 1\n`);
    expect(text).toContain(`${count}{method="GET",route="/v1/codes/:code",status="404"} 1\n`);
    expect(text).toContain(`${count}{method="GET",route="none",status="404"} 1\n`);
    expect(text).not.toContain('nonsense');
  });
});

it('the reader of logs is told with RFC 3339 times and what it did not understand', async () => {
  api.report = { ...api.report, state: 'stopped', problem };
  const { body } = await api.get('/v1/ingest');
  expect(body).toMatchObject({
    state: 'stopped',
    problem: { diskFull: true, since: '2026-09-21T14:13:20Z', nextTryAt: '2026-09-21T14:13:25Z' },
    lines: { read: 10, recognized: 7, notOurs: 2, unparsed: 1 },
    files: [
      { path: '/var/log/mail.log', behind: 0 },
      { behind: null, firstLineAt: null },
    ],
    unparsedSamples: [{ source: 'file-a', offset: 7, at: null, text: '<b>' }],
  });
  expect(Date.parse(body['startedAt'] as string)).toBe(api.report.startedAt);
});
