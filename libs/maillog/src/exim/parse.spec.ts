import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import type { Dismissed } from '../events';
import type { EximEvent } from './events';
import type { LineContext } from './line-context';
import { parseEximMessage } from './parse';

const context: LineContext = {
  at: 0,
  logHost: 'out1',
  syslogName: 'exim',
  pid: 7,
  index: 0,
  offset: 0,
  bytes: 0,
  isAscii: false,
  programNamed: false,
  interest: 'everything',
};

const directory = join(__dirname, 'samples');
const lines = readdirSync(directory).flatMap((file) =>
  (parseYaml(readFileSync(join(directory, file), 'utf8')) as { text: string }[]).map(({ text }) =>
    Buffer.from(text, 'utf8').toString('latin1'),
  ),
);

const parse = (text: string): EximEvent | Dismissed =>
  parseEximMessage(text, 0, text.length, context);

/** Neighbours as a file has them, and others: what looks behind a line's end would read on in them. */
const BEHIND = [
  '\n=> a@b R=r T=t H=h [192.0.2.1]:25 C="x" <c@d>) (e) "@f ]: defer (1)',
  '\r\n1xUhp4-0004tA-2L Completed',
  '\n2026-11-21 09:55:54 [7] 1xUhp4-0004tA-2L ** a@b: message DT=1s',
  ' DT=1s R=other: rest',
  '(x) [192.0.2.2]',
];
const BEFORE = '1xUhp4-0004tA-2L <= c@d <e@f> DT=2s "\n';

/** Any text at all makes an answer, and the same wherever it stands. */
function expectAnswer(text: string): void {
  const parsed = parse(text);
  expect(typeof parsed.kind).toBe('string');
  for (const behind of BEHIND) {
    const around = BEFORE + text + behind;
    const to = BEFORE.length + text.length;
    expect(parseEximMessage(around, BEFORE.length, to, context)).toEqual(parsed);
  }
}

const anyByte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const anyBytes = fc.string({ unit: anyByte, maxLength: 300 });

describe('parseEximMessage', () => {
  it('takes a line without id of a program that calls itself Exim for a note', () => {
    const text = 'something new';
    const named = { ...context, programNamed: true };
    const parsed = parseEximMessage(text, 0, text.length, named);
    expect(parsed).toEqual({ kind: 'notNeeded', why: 'exim note without a message id' });
  });

  it('prefers the process id that Exim logs to the one of the header', () => {
    const text = '1xUhp4-0004tA-2L Completed';
    expect(parse(text)).toMatchObject({ pid: 7 });
    expect(parse(`[18786] ${text}`)).toMatchObject({ pid: 18786 });
  });

  it('knows a stamp of its own in every form', () => {
    const text = '1xUhp4-0004tA-2L Completed';
    for (const stamp of [
      '2026-11-21 09:55:54 ',
      '2026-11-21 09:55:54.123 ',
      '2026-11-21 09:55:54 +0100 ',
      '2026-11-21 09:55:54.123 -0330 ',
    ]) {
      expect(parse(stamp + text).kind).toBe('eximCompleted');
    }
  });

  it('takes no id for one that is a character off', () => {
    for (const id of [
      '1xUhp4-0004tA-2',
      '1xUhp4-0004t_-2L',
      '1xUhp4-0004tA-2L:',
      '1rgPyF-00000000PSg-1W',
    ]) {
      expect(parse(`${id} Completed`).kind).toBe('notOurs');
    }
  });

  it('answers to any bytes', () => {
    fc.assert(fc.property(anyBytes, expectAnswer), { numRuns: 2000 });
  });

  it('answers to any bytes behind a flag', () => {
    const flag = fc.constantFrom('=> ', '-> ', '>> ', '*> ', '** ', '== ', '<= ', '(= ', 'H=', '');
    fc.assert(
      fc.property(flag, anyBytes, (words, rest) => {
        expectAnswer(`1xUhp4-0004tA-2L ${words}${rest}`);
      }),
      { numRuns: 2000 },
    );
  });

  it('answers to lines that are cut, doubled or changed anywhere', () => {
    const line = fc.constantFrom(...lines);
    fc.assert(
      fc.property(line, fc.nat(400), fc.nat(400), anyBytes, (text, from, length, other) => {
        const at = from % (text.length + 1);
        expectAnswer(text.slice(0, at));
        expectAnswer(text.slice(0, at) + other + text.slice(at));
        expectAnswer(text.slice(0, at) + text.slice(at + length));
        expectAnswer(text.slice(0, at) + text);
      }),
      { numRuns: 2000 },
    );
  });

  it('never lets a line set what objects inherit', () => {
    const text = '1xUhp4-0004tA-2L => a@b __proto__=x constructor=y R=r T=t';
    const parsed = parse(text);
    expect(parsed).toMatchObject({ kind: 'eximDelivery', router: 'r' });
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
  });
});

describe('the time that a line takes', () => {
  /** Whatever a scanner might stop at, look back from, or look for in vain. */
  const pieces = [
    ' ',
    ':',
    ': ',
    ' :',
    '"',
    '\\',
    '\\"',
    ' "',
    ' <',
    '<',
    '>',
    ' < ',
    '> <',
    '(',
    ' (',
    ') [',
    '[',
    ']',
    ' [',
    'a',
    ' a',
    ' A=',
    ' A="',
    ' A="x',
    ' A=<',
    ' A=<x',
    ' F=<a>',
    ' H=',
    ' H=a [',
    ' H=(a',
    ' H=a (b) [',
    ' C="\\',
    ' DT=',
    ' DT=1s',
    ' L',
    ' L*',
    ' defer (',
    ' defer (1',
    ' defer (1): ',
    ' defer (1): a',
    ' from <',
    ' for',
    '@',
    '"@',
    'x=',
    ' =',
    '=',
    '*',
    ': host ',
    ' routing',
    '1',
    '[1/2] ',
    '\n',
    '\xff',
    ' router',
    'H=a [1] ',
  ];
  const beginnings = [
    '=> a@b',
    '=> |x',
    '=> "',
    '== a@b',
    '== a@b defer (110): ',
    '** a@b',
    '** a@b: ',
    '<= a@b',
    '<= "',
    'H=',
    'H=a [1]:25 ',
    'H=a [1]: ',
    'SMTP error from remote mail',
    'x',
    '',
  ];
  /** Of the processor, not of the clock: other work on the machine is not ours. */
  const time = (text: string): number => {
    const before = process.cpuUsage();
    parse(text);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };

  it.each(beginnings)('grows no faster than the line: «%s»', (begin) => {
    for (const piece of pieces) {
      const line = (bytes: number): string =>
        `1xUhp4-0004tA-2L ${begin}${piece.repeat(bytes / piece.length)}`;
      // Sixteen times the line takes sixteen times the time, or 256 times where code is quadratic.
      const isLinear = (): boolean => time(line(1_000_000)) < 100 * Math.max(1, time(line(62_500)));
      // A collection of garbage may fall into one of them.
      expect([piece, isLinear() || isLinear() || isLinear()]).toEqual([piece, true]);
    }
  });
});
