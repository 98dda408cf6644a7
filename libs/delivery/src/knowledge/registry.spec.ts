import {
  ENHANCED_STATUS_CODES,
  STATUS_CLASSES,
  STATUS_SUBJECTS,
  findEnhancedStatusCode,
} from './enhanced-status-codes';
import { REPLY_CODES, findReplyCode } from './reply-codes';

const countOf = (subject: number): number =>
  ENHANCED_STATUS_CODES.filter((row) => row.code.startsWith(`X.${subject}.`)).length;

describe('IANA enhanced status codes', () => {
  it('is whole: 3 classes, 8 subjects, 81 codes', () => {
    expect(STATUS_CLASSES.map((row) => row.digit)).toEqual([2, 4, 5]);
    expect(STATUS_SUBJECTS.map((row) => row.digit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([0, 1, 2, 3, 4, 5, 6, 7].map(countOf)).toEqual([1, 11, 5, 7, 8, 7, 11, 31]);
    expect(ENHANCED_STATUS_CODES).toHaveLength(81);
  });

  it('enumerates each subject without a gap and in order', () => {
    for (const { digit } of STATUS_SUBJECTS) {
      const details = ENHANCED_STATUS_CODES.map((row) => row.code.split('.'))
        .filter(([, subject]) => subject === String(digit))
        .map(([, , detail]) => Number(detail));
      expect(details).toEqual(details.map((_, index) => index));
    }
  });

  it.each([
    ['4.4.1', 'No answer from host', ['451'], ['RFC 3463']],
    ['5.1.10', 'Recipient address has null MX', ['556'], ['RFC 7505', 'RFC 7504']],
    ['5.3.2', 'System not accepting network messages', ['453', '521'], ['RFC 3463', 'RFC 7504']],
    ['5.7.25', 'Reverse DNS validation failed', ['550'], ['RFC 7372', 'RFC 7601']],
    ['5.7.27', 'Sender address has null MX', ['550'], ['RFC 7505']],
    ['5.7.28', 'Mail flood detected', 'not given', ['draft-levine-mailbomb-header']],
    ['5.7.29', 'ARC validation failure', ['550'], ['RFC 8617']],
    ['5.7.30', 'REQUIRETLS support required', ['550'], ['RFC 8689']],
    ['2.0.0', 'Other undefined Status', 'any', ['RFC 3463']],
  ])('%s is as the registry has it', (code, name, basicReplyCodes, reference) => {
    expect(findEnhancedStatusCode(code)).toMatchObject({ name, basicReplyCodes, reference });
  });

  it('does not find what vendors invent', () => {
    expect(findEnhancedStatusCode('5.7.606')).toBeUndefined();
    expect(findEnhancedStatusCode('4.4.316')).toBeUndefined();
  });
});

describe('reply codes', () => {
  it('has those of RFC 5321, 4954, 3207 and 7504, each once', () => {
    const rfc5321 = [
      211, 214, 220, 221, 250, 251, 252, 354, 421, 450, 451, 452, 455, 500, 501, 502, 503, 504, 550,
      551, 552, 553, 554, 555,
    ];
    const others = [235, 334, 432, 454, 530, 534, 535, 538, 521, 556];
    for (const code of [...rfc5321, ...others]) {
      expect(findReplyCode(code)).toMatchObject({ code });
      expect(findReplyCode(code)).not.toHaveProperty('nonStandard');
    }
    expect(new Set(REPLY_CODES.map((row) => row.code)).size).toBe(REPLY_CODES.length);
    expect(REPLY_CODES).toHaveLength(41);
  });

  it('flags the codes that no RFC defines', () => {
    const flagged = REPLY_CODES.filter((row) => row.nonStandard !== undefined);
    expect(flagged.map((row) => row.code)).toEqual([441, 541, 571]);
    expect(findReplyCode(441)).toMatchObject({ reason: 'no_answer', bounce: 'soft' });
  });

  it('has a bounce that fits the class', () => {
    const allowed = { 2: ['none'], 3: ['none'], 4: ['soft'], 5: ['hard', 'depends'] };
    for (const row of REPLY_CODES) {
      expect(allowed[String(row.code).charAt(0) as unknown as keyof typeof allowed]).toContain(
        row.bounce,
      );
    }
  });
});
