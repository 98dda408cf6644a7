/** A stranger wrote the text: whatever it is, an answer comes, bounded and the same each time. */
import fc from 'fast-check';
import { workRatio } from '../../../../test/work-ratio';
import { REASONS } from '../reason';
import { RULE_FAMILIES } from './rules';
import { classify, connectionResultOf, type DeliveryLine } from './index';
import { sampleLine } from './rule';

const samples = RULE_FAMILIES.flatMap((family) =>
  family.rules.flatMap((rule) => rule.samples.map((sample) => sampleLine(family, sample))),
);
const sampleText = fc.constantFrom(...samples.map(({ text }) => text));
const bytes = fc
  .uint8Array({ maxLength: 3_000 })
  .map((array) => Buffer.from(array).toString('latin1'));
const spliced = fc
  .tuple(sampleText, sampleText, fc.nat(80))
  .map(([a, b, at]) => a.slice(0, at) + b + a.slice(at));
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), bytes, sampleText, spliced);

const line: fc.Arbitrary<DeliveryLine> = fc.record({
  mta: fc.constantFrom('postfix', 'exim'),
  agent: fc.constantFrom('smtp', 'lmtp', 'local', 'pipe', 'error', 'qmgr', 'remote_smtp', ''),
  status: fc.constantFrom('sent', 'deferred', 'bounced', 'expired', 'undeliverable', 'softbounce'),
  dsn: fc.constantFrom('', '2.0.0', '4.4.1', '5.1.1', 'x'),
  text,
  errno: fc.constantFrom(0, 110, 111, -18, -44, -54),
  remote: fc.constantFrom(
    null,
    { host: 'mx.example.com', ip: '192.0.2.25', port: 25 },
    { host: 'localhost', ip: '127.0.0.1', port: 10_024 },
  ),
});

it('any line gets a bounded answer, and the same again', () => {
  fc.assert(
    fc.property(line, (one) => {
      const told = classify(one);
      expect(REASONS).toContain(told.reason);
      expect(told.evidence.length).toBeLessThanOrEqual(500);
      expect(told.verdict.length).toBeLessThanOrEqual(500);
      expect(told.enhancedCode).toMatch(/^([245]\.\d{1,3}\.\d{1,3})?$/);
      expect(told.replyCode === 0 || (told.replyCode >= 200 && told.replyCode < 600)).toBe(true);
      expect(classify({ ...one })).toEqual(told);
      connectionResultOf(one.text);
    }),
    { numRuns: 3_000 },
  );
});

it('whatever a server says is an answer', () => {
  const unreached =
    /^(no_answer|refused|no_route|network_unreachable|greeting_timeout|connection_lost|conversation_timeout)$/;
  fc.assert(
    fc.property(text, (any) => {
      const told = classify({
        mta: 'postfix',
        agent: 'smtp',
        status: 'deferred',
        dsn: '',
        text: `host mx.example.com[192.0.2.25] said: 450 ${any}`,
        errno: 0,
        remote: null,
      });
      expect(told).toMatchObject({ speaker: 'remote', replyCode: 450 });
      expect(told.reason).not.toMatch(unreached);
    }),
    { numRuns: 2_000 },
  );
});

it('the work for a text built against the phrases grows no faster than the text', () => {
  const classifyWords = (times: number): void => {
    const text = `host mx.example.com[192.0.2.25] said: 550 ${'mailbox user account '.repeat(times)}`;
    classify({ mta: 'postfix', agent: 'smtp', status: 'bounced', dsn: '', text, errno: 0, remote: null }); // prettier-ignore
  };
  const ratio = workRatio(
    () => {
      for (let i = 0; i < 16; i++) classifyWords(6_000);
    },
    () => {
      classifyWords(96_000);
    },
  );
  expect(ratio).toBeLessThan(6); // the same bytes; quadratic work would be sixteenfold
});
