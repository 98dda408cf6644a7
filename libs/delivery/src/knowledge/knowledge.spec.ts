import { REASONS } from '../reason';
import { REASON_ADVICE, describeReason, isReason } from './advice';
import { findEnhancedStatusCode } from './enhanced-status-codes';
import * as knowledge from './index';
import { CODE_ENTRIES, entryKey } from './entries';
import { findReplyCode } from './reply-codes';
import { CATEGORY_LABELS } from './types';
import type { RetryAdvice } from './types';

/** Every string and every list in a value, wherever it stands. */
function walk(value: unknown, path: string, visit: (value: unknown, path: string) => void): void {
  visit(value, path);
  if (value === null || typeof value !== 'object' || value instanceof RegExp) return;
  for (const [key, child] of Object.entries(value)) walk(child, `${path}.${key}`, visit);
}

describe('every text of the knowledge base', () => {
  const data = Object.fromEntries(
    Object.entries(knowledge).filter(([, value]) => typeof value === 'object'),
  );

  it('is short, printable and there', () => {
    let texts = 0;
    const wrong: string[] = [];
    walk(data, '', (value, path) => {
      if (typeof value !== 'string') return;
      texts += 1;
      const tooLong = value.length > 240 && !path.includes('.samples.');
      if (value.trim() !== value || value === '' || tooLong || /\p{Cc}/u.test(value))
        wrong.push(`${path}: ${value}`);
    });
    expect(wrong).toEqual([]);
    expect(texts).toBeGreaterThan(2000);
  });

  it('stands in no empty list', () => {
    const empty: string[] = [];
    walk(data, '', (value, path) => {
      if (Array.isArray(value) && value.length === 0) empty.push(path);
    });
    expect(empty).toEqual([]);
  });
});

describe('code entries', () => {
  it('are about as many as an operator meets, none twice', () => {
    const keys = CODE_ENTRIES.map((e) => entryKey(e.replyCode, e.enhancedCode, e.spoke));
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toHaveLength(106);
  });

  it('stand in the registry or an RFC, or say why they are listed', () => {
    for (const entry of CODE_ENTRIES) {
      const knownReply =
        entry.replyCode === undefined || findReplyCode(entry.replyCode)?.nonStandard === undefined;
      const knownEnhanced =
        entry.enhancedCode === undefined ||
        findEnhancedStatusCode(entry.enhancedCode) !== undefined;
      expect(knownReply && knownEnhanced).toBe(entry.nonStandard === undefined);
      expect(entry.replyCode !== undefined || entry.enhancedCode !== undefined).toBe(true);
      expect(CATEGORY_LABELS).toHaveProperty(entry.category);
    }
  });

  it('are hard only in class 5 and soft only in class 4', () => {
    for (const entry of CODE_ENTRIES) {
      const digit = entry.enhancedCode?.charAt(0) ?? String(entry.replyCode).charAt(0);
      if (entry.bounce === 'soft') expect(digit).toBe('4');
      if (entry.bounce === 'hard') expect(digit).toBe('5');
    }
  });
});

describe('reason advice', () => {
  const retries = (advice: RetryAdvice): void => {
    if (!advice.retry) return;
    const total = advice.scheduleMinutes.reduce((sum, minutes) => sum + minutes, 0);
    expect(total).toBeLessThanOrEqual(advice.giveUpAfterHours * 60);
  };

  it.each(REASONS)('%s has a title of 2 to 5 words, causes, steps and retry advice', (reason) => {
    const advice = describeReason(reason);
    expect(advice.title.split(' ').length).toBeLessThanOrEqual(5);
    expect(advice.causes.length).toBeGreaterThan(0);
    expect(advice.whatToDo.length).toBeGreaterThan(0);
    retries(advice.retry);
  });

  it('has every reason and nothing else', () => {
    expect(Object.keys(REASON_ADVICE).sort()).toEqual([...REASONS].sort());
    expect(isReason('no_answer')).toBe(true);
    expect(isReason('toString')).toBe(false);
  });

  it('carries the facts about no answer', () => {
    const { causes, whatToDo, retry } = describeReason('no_answer');
    expect(retry).toMatchObject({ scheduleMinutes: [30, 60, 120, 240, 1440] });
    expect(retry.text).toMatch(
      /300 s to 4000 s for 5 d.*15 min for 2 h.*1\.5.*16 h.*6 h until 4 d/,
    );
    const causeText = causes.join('\n');
    for (const fact of [
      'maintenance',
      'overloaded',
      'packet loss',
      'drops port 25',
      'MX records',
      'DNS',
      'connect timeout',
      'blocklisted',
      'throttled',
    ])
      expect(causeText).toContain(fact);
    const stepText = whatToDo.join('\n');
    for (const fact of [
      'Do not give up on the first 4.4.1',
      'dig +short MX',
      'it is theirs',
      'it is ours',
      'nc -vz',
      'postqueue -p',
      'exim -bp',
      '24 h or more',
      'suppress the address',
      'another way',
    ])
      expect(stepText).toContain(fact);
  });
});
