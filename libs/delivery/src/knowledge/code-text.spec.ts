import { checkSync } from 'recheck';
import { CODE_TEXT_PATTERNS, parseCodeText, readDigits } from './code-text';
import { CONTINUATION } from './find-vendor-deviation';

describe('parseCodeText', () => {
  it.each([
    ['441', { replyCode: 441, text: '' }],
    ['4.4.1', { enhancedCode: '4.4.1', text: '' }],
    ['421 4.4.1', { replyCode: 421, enhancedCode: '4.4.1', text: '' }],
    [' 550 5.4.1 ', { replyCode: 550, enhancedCode: '5.4.1', text: '' }],
    [
      '550-5.7.26 This mail is unauthenticated',
      { replyCode: 550, enhancedCode: '5.7.26', text: 'This mail is unauthenticated' },
    ],
    [
      '451 4.4.1 <user@example.com>: No answer from host example.com',
      {
        replyCode: 451,
        enhancedCode: '4.4.1',
        text: '<user@example.com>: No answer from host example.com',
      },
    ],
    [
      'smtp; 550 5.1.1 User unknown',
      { replyCode: 550, enhancedCode: '5.1.1', text: 'User unknown' },
    ],
    ['554 #5.7.1 blocked', { replyCode: 554, enhancedCode: '5.7.1', text: 'blocked' }],
    ['550 (#5.1.1) no such user', { replyCode: 550, enhancedCode: '5.1.1', text: 'no such user' }],
    ['4.4.1.', { enhancedCode: '4.4.1', text: '.' }],
    ['421 4.4.1.2 is too busy', { replyCode: 421, text: '4.4.1.2 is too busy' }],
    ['550 RP-001', { replyCode: 550, text: 'RP-001' }],
  ])('%s', (input, expected) => {
    expect(parseCodeText(input)).toEqual(expected);
  });

  it.each([
    '',
    'Connection timed out',
    '1234',
    '4.4.1.2',
    '192.0.2.1',
    '199',
    '600',
    '44',
    '3.4.1',
  ])('finds no code in %j', (input) => {
    expect(parseCodeText(input)).toBeUndefined();
  });
});

describe('readDigits', () => {
  it('reads 4.4.1 digit by digit', () => {
    expect(readDigits('4.4.1')).toEqual({
      class: '4 persistent transient failure',
      subject: '4 network and routing status',
      detail: '1 no answer from host',
      text: '4 persistent transient failure · 4 network and routing status · 1 no answer from host',
    });
  });

  it('keeps names that are written in capitals', () => {
    expect(readDigits('5.7.23')?.detail).toBe('23 SPF validation failed');
    expect(readDigits('5.7.30')?.detail).toBe('30 REQUIRETLS support required');
    expect(readDigits('5.6.8')?.detail).toMatch(/^8 UTF-8 string/);
  });

  it('says so where the registry ends', () => {
    expect(readDigits('4.4.316')?.detail).toBe('316 not in the registry: the server’s own');
    expect(readDigits('5.9.1')?.subject).toBe('9 not in the registry');
  });

  it.each(['', '4.4', '3.4.1', '4.4.1.2', '4.4.1000', 'x.4.1'])('is silent about %j', (input) => {
    expect(readDigits(input)).toBeUndefined();
  });
});

describe('the patterns', () => {
  it.each(
    [...CODE_TEXT_PATTERNS, CONTINUATION].map((pattern) => [pattern.source, pattern] as const),
  )('%s is linear', (_, pattern) => {
    const verdict = checkSync(pattern.source, pattern.flags);
    // recheck calls it safe only when no input makes it worse than linear.
    expect(verdict.status).toBe('safe');
  });
});
