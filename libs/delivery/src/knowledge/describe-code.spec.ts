import { describeCode } from './describe-code';

describe('describeCode', () => {
  it('reads 421 4.4.1 by who said it', () => {
    const pair = { replyCode: 421, enhancedCode: '4.4.1' };
    expect(describeCode({ ...pair, spoke: 'local' })).toMatchObject({
      matched: 'pair',
      reason: 'no_answer',
    });
    expect(describeCode({ ...pair, spoke: 'remote' })).toMatchObject({
      matched: 'pair',
      name: 'Remote idle timeout',
      reason: 'remote_unavailable',
    });
    expect(describeCode(pair)).toMatchObject({ reason: 'no_answer', code: '421 4.4.1' });
  });

  it.each([
    [441, undefined, 'no_answer', 'soft', 'medium', 'reply code'],
    [undefined, '4.4.1', 'no_answer', 'soft', 'medium', 'enhanced code'],
    [441, '4.4.1', 'no_answer', 'soft', 'medium', 'pair'],
    [450, '4.4.1', 'no_answer', 'soft', 'medium', 'pair'],
    [451, '4.4.1', 'no_answer', 'soft', 'medium', 'pair'],
    [undefined, '5.4.1', 'no_answer', 'hard', 'notable', 'enhanced code'],
    [550, '5.4.1', 'no_answer', 'hard', 'notable', 'pair'],
    [541, '5.4.1', 'policy_rejected', 'hard', 'notable', 'pair'],
    [452, '4.4.1', 'no_answer', 'soft', 'medium', 'enhanced code'],
    [550, '5.1.1', 'unknown_recipient', 'hard', 'high', 'pair'],
    [551, '5.1.1', 'unknown_recipient', 'hard', 'high', 'enhanced code'],
    [552, '5.2.2', 'mailbox_full', 'depends', 'notable', 'enhanced code'],
    [554, undefined, 'policy_rejected', 'hard', 'notable', 'reply code'],
    [250, '2.0.0', 'delivered', 'none', 'low', 'registry'],
  ])('%s %s: %s', (replyCode, enhancedCode, reason, bounce, severity, matched) => {
    expect(describeCode({ replyCode, enhancedCode })).toMatchObject({
      reason,
      bounce,
      severity,
      matched,
    });
  });

  it('takes a no-answer code from a remote for an answer', () => {
    for (const [replyCode, enhancedCode] of [
      [441, '4.4.1'],
      [450, '4.4.1'],
      [451, '4.4.1'],
      [452, '4.4.1'],
      [550, '5.4.1'],
      [554, '5.4.1'],
      [541, '5.4.1'],
    ] as const) {
      const said = describeCode({ replyCode, enhancedCode, spoke: 'remote' });
      expect(['remote_next_hop', 'remote_reject', 'policy_rejected']).toContain(said?.reason);
    }
  });

  it('falls back from the registry to the reply code to the class', () => {
    expect(describeCode({ enhancedCode: '5.6.3' })).toMatchObject({
      matched: 'registry',
      name: 'Conversion required but not supported',
      category: 'content',
      reason: 'remote_reject',
      standard: 'RFC 3463',
    });
    expect(describeCode({ replyCode: 550, enhancedCode: '5.7.606' })).toMatchObject({
      matched: 'reply code',
      name: 'Mailbox unavailable',
    });
    expect(describeCode({ replyCode: 499 })).toMatchObject({
      matched: 'class',
      bounce: 'soft',
      reason: 'remote_tempfail',
    });
    expect(describeCode({ enhancedCode: '4.7.999' })).toMatchObject({
      matched: 'class',
      category: 'policy',
    });
  });

  it('goes by the reply code where the two codes contradict each other', () => {
    const answer = describeCode({ replyCode: 450, enhancedCode: '5.1.1', spoke: 'remote' });
    expect(answer).toMatchObject({ bounce: 'soft', reason: 'unknown_recipient' });
    expect(answer?.retry.retry).toBe(true);
    expect(answer?.note).toContain('reply code');
    expect(describeCode({ replyCode: 550, enhancedCode: '5.1.1' })).not.toHaveProperty('note');
  });

  it('always has causes, steps and the digits', () => {
    const answer = describeCode({ replyCode: 0, enhancedCode: '4.4.2' });
    expect(answer?.causes.length).toBeGreaterThan(0);
    expect(answer?.whatToDo.length).toBeGreaterThan(0);
    expect(answer?.digits).toContain('bad connection');
    expect(answer?.code).toBe('4.4.2');
  });

  it('knows nothing about no code', () => {
    expect(describeCode({})).toBeUndefined();
    expect(describeCode({ replyCode: 0, enhancedCode: '' })).toBeUndefined();
    expect(describeCode({ replyCode: 199 })).toBeUndefined();
    expect(describeCode({ replyCode: 999 })).toBeUndefined();
    expect(describeCode({ enhancedCode: '3.1.1' })).toBeUndefined();
    expect(describeCode({ enhancedCode: 'constructor' })).toBeUndefined();
  });
});
