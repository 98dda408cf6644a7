import { workRatio } from '../../../../test/work-ratio';
import { parseCodeText } from './code-text';
import { findVendorDeviation, flattenReply, matchingDeviations } from './find-vendor-deviation';
import { VENDOR_DEVIATIONS } from './vendors';

const samples = VENDOR_DEVIATIONS.flatMap((deviation) =>
  deviation.samples.map((sample) => [deviation.id, sample] as const),
);

describe('vendor deviations', () => {
  it('have an id each, a source and lower-case markers', () => {
    expect(new Set(VENDOR_DEVIATIONS.map((d) => d.id)).size).toBe(VENDOR_DEVIATIONS.length);
    expect(VENDOR_DEVIATIONS.length).toBeGreaterThanOrEqual(100);
    for (const {
      source,
      markers,
      alsoNeeds = [],
      unless = [],
      enhancedCodes = [],
    } of VENDOR_DEVIATIONS) {
      expect(source.url).toMatch(/^https?:\/\/[^ ]+$/);
      for (const marker of [...markers, ...alsoNeeds, ...unless])
        expect(marker).toBe(marker.toLowerCase());
      for (const code of enhancedCodes) expect(code).toMatch(/^[245]\.\d+\.\d+(-\d+)?$/);
    }
  });

  it.each(samples)('%s alone owns: %s', (id, sample) => {
    expect([...matchingDeviations({ text: sample })].map((d) => d.id)).toEqual([id]);
  });

  it.each(samples)('%s is found with the codes given apart: %s', (id, sample) => {
    const parsed = parseCodeText(sample);
    const query = {
      replyCode: parsed?.replyCode ?? 0,
      enhancedCode: parsed?.enhancedCode ?? '',
      text: `host mx.example.com[192.0.2.1] said: ${sample} (in reply to RCPT TO command)`,
    };
    expect(findVendorDeviation(query)?.id).toBe(id);
  });

  it('use every marker only with its codes', () => {
    const text = 'Recipient address rejected: Access denied';
    expect(findVendorDeviation({ replyCode: 554, enhancedCode: '5.7.1', text })).toBeUndefined();
    expect(findVendorDeviation({ text })).toBeUndefined();
    expect(findVendorDeviation({ replyCode: 550, enhancedCode: '5.4.1', text })).toMatchObject({
      reason: 'unknown_recipient',
      bounce: 'hard',
    });
  });

  it('reads ranges of codes', () => {
    const banned = (code: string): string | undefined =>
      findVendorDeviation({ text: `550 ${code} Access denied, banned sending IP [192.0.2.1]` })?.id;
    expect(['5.7.605', '5.7.606', '5.7.649', '5.7.650'].map(banned)).toEqual([
      undefined,
      'microsoft-banned-ip',
      'microsoft-banned-ip',
      undefined,
    ]);
  });

  it('leave true no-answer texts alone', () => {
    for (const text of [
      '441 4.4.1 No answer from host mx.example.com; connection timed out, will retry',
      '450 4.4.1 No answer from host',
      '451 4.4.1 <user@example.com>: No answer from host example.com',
      'connect to mail.example.com[192.0.2.1]:25: Connection timed out',
      '421 4.4.1 Connection timed out',
    ])
      expect(findVendorDeviation({ text })).toBeUndefined();
  });

  it('find a marker across the line breaks of a multi-line reply', () => {
    expect(flattenReply('550-5.7.1 This is 550-5.7.1 likely\r\n550 5.7.1 spam')).toBe(
      'this is likely spam',
    );
    expect(flattenReply('451 4.4.62 the wrong Office 365 region')).toBe(
      'the wrong office 365 region',
    );
    expect(flattenReply('554-No SMTP service 554 For explanation', 554)).toBe(
      'no smtp service for explanation',
    );
  });

  it('are looked for in a very long text with work that grows no faster than the text', () => {
    const look = (times: number): void => {
      const text = `550 5.4.1 ${'550-5.7.1 '.repeat(times)}`;
      expect(findVendorDeviation({ text })).toBeUndefined();
    };
    const ratio = workRatio(
      () => {
        for (let i = 0; i < 16; i++) look(12_000);
      },
      () => {
        look(192_000);
      },
    );
    expect(ratio).toBeLessThan(6); // the same bytes; quadratic work would be sixteenfold
  });
});
