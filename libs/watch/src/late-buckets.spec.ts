import { emptyMemory, evaluate, HOUR, MINUTE, type Bucket } from '@noanswer/reachability';
import { isNews } from './late-buckets';

const START = Date.UTC(2026, 0, 5);

function bucket(given: Partial<Bucket> = {}): Bucket {
  return {
    ...{
      subject: 'a.example',
      logHost: 'out1',
      from: START,
      seconds: 60,
      attempts: 2,
      delivered: 1,
    },
    ...{ answered: 1, noAnswer: 1, unreachable: 1, reasons: { no_answer: 1 }, suspended: 0 },
    ...{ expired: 0, verdicts: 0, firstFailure: START, lastFailure: START, lastAnswer: START + 9 },
    ...{ addresses: {}, samples: [] },
    ...given,
  };
}

const memory = emptyMemory();
beforeAll(() => {
  evaluate(memory, { domains: [bucket()] }, START + MINUTE);
  const now = START + 5 * HOUR;
  evaluate(memory, { domains: [bucket({ from: now - MINUTE })] }, now);
});

const recent = START + 5 * HOUR - MINUTE;
const nothing: Partial<Bucket> = {
  ...{ attempts: 0, delivered: 0, answered: 0, noAnswer: 0, unreachable: 0, reasons: {} },
  ...{ firstFailure: null, lastFailure: null, lastAnswer: null },
};

it.each<[string, boolean, Bucket]>([
  ['the same again', false, bucket({ from: recent })],
  ['another count', true, bucket({ from: recent, attempts: 3 })],
  ['nothing any more', true, bucket({ from: recent, ...nothing })],
  ['nothing, where nothing was known', false, bucket({ from: recent - MINUTE, ...nothing })],
  ['of another log host', true, bucket({ from: recent, logHost: 'out2' })],
  ['of another domain', true, bucket({ subject: 'b.example' })],
  ['nothing of another domain', false, bucket({ subject: 'b.example', ...nothing })],
  ['long settled, an answer that is known', false, bucket()],
  ['long settled, failures only', false, bucket({ lastAnswer: null, attempts: 9 })],
  ['long settled, the answer of another log host', true, bucket({ logHost: 'out2' })],
])('%s: news %s', (_, isIt, late) => {
  expect(isNews(memory, 'domain', late)).toBe(isIt);
});
