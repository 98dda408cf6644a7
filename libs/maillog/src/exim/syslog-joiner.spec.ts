import fc from 'fast-check';
import type { LineContext } from './line-context';
import { parseEximMessage } from './parse';
import type { JoinedLine } from './syslog-joiner';
import { EximSyslogJoiner } from './syslog-joiner';

function context(offset: number, at = 1000): LineContext {
  return {
    at,
    logHost: 'out1',
    syslogName: 'exim',
    pid: 7,
    index: 0,
    offset,
    bytes: 10,
    isAscii: false,
    programNamed: true,
    interest: 'everything',
  };
}

/** As log.c, write_syslog, does it. */
function split(text: string, length: number): string[] {
  const pieces: { text: string; endsLine: boolean }[] = [];
  text.split('\n').forEach((line, i, lines) => {
    const endsLine = i < lines.length - 1;
    let rest = line;
    for (; rest.length > length; rest = rest.slice(length)) {
      pieces.push({ text: rest.slice(0, length), endsLine: false });
    }
    pieces.push({ text: rest, endsLine });
  });
  if (pieces.length === 1) return [text];
  return pieces.map(
    (piece, i) => `[${i + 1}${piece.endsLine ? '\\' : '/'}${pieces.length}] ${piece.text}`,
  );
}

describe('EximSyslogJoiner', () => {
  it('joins the example of the specification', () => {
    const joiner = new EximSyslogJoiner();
    const parts = [
      '[1/5] 2002-09-16 16:09:43 16RdAL-0006pc-00 rejected from',
      "[2/5]  [127.0.0.1] (ph10): syntax error in 'From' header",
      '[3/5]  when scanning for sender: missing or malformed lo',
      '[4/5] cal part in "<>" (envelope sender is <ph10@cam.exa',
      '[5/5] mple>)',
    ];
    const joined = parts.map((part, i) => joiner.feed('k', part, 0, context(i * 100, 1000 + i)));
    expect(joined.slice(0, 4)).toEqual([null, null, null, null]);
    expect(joined[4]).toEqual({
      text:
        '2002-09-16 16:09:43 16RdAL-0006pc-00 rejected from [127.0.0.1] (ph10): syntax error in ' +
        '\'From\' header when scanning for sender: missing or malformed local part in "<>" ' +
        '(envelope sender is <ph10@cam.example>)',
      context: { ...context(0), bytes: 50 },
      parts: 5,
      whole: true,
    });
    expect(joiner.openCount).toBe(0);
  });

  it('gives a line that the parser understands', () => {
    const line =
      '2026-11-21 09:55:54 1xUhp4-0004tp-2j == u5.1@grey.test R=dnslookup T=remote_smtp defer (-44) ' +
      `H=mx.grey.test [10.99.1.4]:25: SMTP error from remote mail server after end of data: 450 ${'x'.repeat(2000)}`;
    const joiner = new EximSyslogJoiner();
    const joined = split(line, 870).map((part) => joiner.feed('k', part, 0, context(0)));
    const whole = joined.at(-1);
    expect(whole?.text).toBe(line);
    const text = whole?.text ?? '';
    expect(parseEximMessage(text, 0, text.length, context(0))).toMatchObject({
      flag: '==',
      errno: -44,
    });
  });

  it('keeps the line ends of an entry of many lines, marked with a backslash', () => {
    const joiner = new EximSyslogJoiner();
    joiner.feed('k', '[1\\3] rejected', 0, context(0));
    joiner.feed('k', '[2/3] P Received: from', 0, context(1));
    expect(joiner.feed('k', '[3/3]  x', 0, context(2))?.text).toBe('rejected\nP Received: from x');
  });

  it('keeps the lines of two processes apart', () => {
    const joiner = new EximSyslogJoiner();
    joiner.feed('a', '[1/2] a', 0, context(0));
    joiner.feed('b', '[1/2] b', 0, context(1));
    expect(joiner.oldestOffset).toBe(0);
    expect(joiner.feed('a', '[2/2] A', 0, context(2))?.text).toBe('aA');
    expect(joiner.oldestOffset).toBe(1);
    expect(joiner.feed('b', '[2/2] B', 0, context(3))?.text).toBe('bB');
    expect(joiner.oldestOffset).toBeNull();
  });

  it('gives back what it has when the process begins another line', () => {
    const joiner = new EximSyslogJoiner();
    joiner.feed('k', '[1/3] a', 0, context(0));
    joiner.feed('k', '[2/3] b', 0, context(1));
    const lost = joiner.feed('k', '[1/2] c', 0, context(2));
    expect(lost).toMatchObject({
      text: 'ab',
      parts: 2,
      whole: false,
      context: { offset: 0, bytes: 20 },
    });
    expect(joiner.flush()).toMatchObject([{ text: 'c', parts: 1, whole: false }]);
    expect(joiner.openCount).toBe(0);
  });

  it('gives back what it has when a part is missing, and turns away the rest', () => {
    const joiner = new EximSyslogJoiner();
    joiner.feed('k', '[1/3] a', 0, context(0));
    expect(joiner.feed('k', '[3/3] c', 0, context(1))).toMatchObject({ text: 'a', whole: false });
    expect(joiner.feed('k', '[2/2] c', 0, context(2))).toBeNull();
    expect(joiner.headless).toBe(2);
  });

  it('waits no longer than a minute of log time', () => {
    const joiner = new EximSyslogJoiner();
    joiner.feed('a', '[1/2] a', 0, context(0, 0));
    expect(joiner.feed('b', '[1/2] b', 0, context(1, 60_000))).toBeNull();
    expect(joiner.feed('c', '[1/2] c', 0, context(2, 60_001))).toMatchObject({ text: 'a' });
  });

  it('holds no more than a thousand lines, and no line of any length', () => {
    const joiner = new EximSyslogJoiner();
    for (let i = 0; i < 5000; i++) joiner.feed(`k${i}`, '[1/2] a', 0, context(i));
    expect(joiner.openCount).toBe(1000);
    let longest = 0;
    for (let i = 1; i <= 9999; i++) {
      const joined = joiner.feed('long', `[${i}/9999] ${'x'.repeat(800)}`, 0, context(i));
      longest = Math.max(longest, joined?.parts === 21 ? joined.text.length : 0);
    }
    expect(longest).toBe(21 * 800);
  });

  it('uses no context object of its caller', () => {
    const joiner = new EximSyslogJoiner();
    const shared = { ...context(5) };
    joiner.feed('k', '[1/2] a', 0, shared);
    shared.offset = 6;
    expect(joiner.feed('k', '[2/2] b', 0, shared)?.context.offset).toBe(5);
  });

  it('knows a part from other lines in brackets', () => {
    for (const text of ['[1/2] x', 'x [2\\3] y', '[18/18]  x', '[1/2]']) {
      expect(EximSyslogJoiner.isPart(text, text.indexOf('['))).toBe(true);
    }
    for (const text of [
      '[4711] x',
      '[1/1] x',
      '[0/2] x',
      '[3/2] x',
      '[a/2]',
      '[1/2',
      '[1/2]x',
      '[1.2.3.4] x',
      '',
    ]) {
      expect(EximSyslogJoiner.isPart(text, 0)).toBe(false);
    }
  });

  it('loses no line and doubles none, whatever comes', () => {
    const part = fc.record({
      key: fc.constantFrom('a', 'b', 'c'),
      part: fc.integer({ min: 1, max: 4 }),
      of: fc.integer({ min: 2, max: 4 }),
      endsLine: fc.boolean(),
      later: fc.integer({ min: 0, max: 40_000 }),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const joiner = new EximSyslogJoiner();
        const back: JoinedLine[] = [];
        let at = 0;
        parts.forEach(({ key, part: n, of, endsLine, later }, i) => {
          at += later;
          const text = `[${n}${endsLine ? '\\' : '/'}${of}] text`;
          const joined = joiner.feed(key, text, 0, context(i, at));
          if (joined !== null) back.push(joined);
        });
        back.push(...joiner.flush());
        const counted = back.reduce((sum, line) => sum + line.parts, 0);
        expect(counted + joiner.headless).toBe(parts.length);
        expect(new Set(back.map((line) => line.context.offset)).size).toBe(back.length);
        expect(joiner.openCount).toBe(0);
      }),
    );
  });

  it('joins what Exim splits, of any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '[1/2] ', 'é'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 50 }), (entry, length) => {
        const parts = split(entry, length);
        fc.pre(parts.length > 1);
        const joiner = new EximSyslogJoiner();
        const joined = parts.map((part, i) => joiner.feed('k', part, 0, context(i)));
        expect(joined.at(-1)?.text).toBe(entry);
        expect(joined.filter((line) => line !== null)).toHaveLength(1);
      }),
    );
  });
});
