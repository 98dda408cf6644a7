/** What other parts know of the same texts must be what the rules say. */
import { CONNECT_FAILURE_TEXTS } from '../../../maillog/src/connect-failure';
import { VENDOR_DEVIATIONS } from '../knowledge';
import { classify, connectionResultOf, type DeliveryLine } from './index';

const LINE: DeliveryLine = {
  mta: 'postfix',
  agent: 'smtp',
  status: 'deferred',
  dsn: '',
  text: '',
  errno: 0,
  remote: null,
};

describe('a connect line and the delivery line that repeats it', () => {
  it.each([...CONNECT_FAILURE_TEXTS])('%s is %s', (words, failure) => {
    const text = `connect to mx.example.com[192.0.2.25]:25: ${words}`;
    expect(connectionResultOf(text).result).toBe(failure);
    expect(classify({ ...LINE, text }).reason).toBe(failure);
  });
});

const vendorSamples = VENDOR_DEVIATIONS.flatMap(({ id, reason, samples }) =>
  samples.map((sample) => [id, reason, sample] as const),
);

describe('a vendor that is known', () => {
  it.each(vendorSamples)('%s: %s: %s', (id, reason, sample) => {
    const postfix = `host mx.example.com[192.0.2.25] said: ${sample} (in reply to RCPT TO command)`;
    const exim = `SMTP error from remote mail server after RCPT TO:<u@example.com>: ${sample}`;
    const expected = { rule: `vendor:${id}`, reason, speaker: 'remote' };
    expect(classify({ ...LINE, text: postfix })).toMatchObject(expected);
    expect(classify({ ...LINE, mta: 'exim', agent: 'remote_smtp', text: exim })).toMatchObject(
      expected,
    );
  });
});
