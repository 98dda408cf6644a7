import fc from 'fast-check';
import { LineFramer, MAX_LINE_BYTES, lineText } from './line-framer';

interface Framed {
  text: string;
  offset: number;
  cutBytes: number;
  terminated: boolean;
}

function frame(chunks: readonly Uint8Array[]): Framed[] {
  const framer = new LineFramer();
  const lines: Framed[] = [];
  const take = (line: Parameters<Parameters<LineFramer['push']>[1]>[0]): void => {
    const { offset, cutBytes, terminated } = line;
    lines.push({ text: lineText(line), offset, cutBytes, terminated });
  };
  for (const chunk of chunks) framer.push(chunk, take);
  framer.end(take);
  return lines;
}

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('framing', () => {
  it('takes LF and CRLF, and says that the last line has no end', () => {
    expect(frame([bytes('one\ntwo\r\nthree')])).toEqual([
      { text: 'one', offset: 0, cutBytes: 0, terminated: true },
      { text: 'two', offset: 4, cutBytes: 0, terminated: true },
      { text: 'three', offset: 9, cutBytes: 0, terminated: false },
    ]);
  });

  it('skips the NUL bytes that a crash leaves before a line', () => {
    expect(frame([bytes('\0\0\0one\n')])).toEqual([
      { text: 'one', offset: 0, cutBytes: 0, terminated: true },
    ]);
  });

  it('skips a run of NUL bytes that is longer than a line may be', () => {
    const hole = '\0'.repeat(3 * MAX_LINE_BYTES);
    expect(frame([bytes(`a\n${hole}`), bytes(`${hole}one\ntwo\n${hole}`)])).toEqual([
      { text: 'a', offset: 0, cutBytes: 0, terminated: true },
      { text: 'one', offset: 2, cutBytes: 0, terminated: true },
      { text: 'two', offset: 2 + 2 * hole.length + 4, cutBytes: 0, terminated: true },
      { text: '', offset: 2 + 2 * hole.length + 8, cutBytes: 0, terminated: false },
    ]);
  });

  it('caps a line of 10 MB, counts what it drops, and goes on behind it', () => {
    const long = 'x'.repeat(10_000_000);
    const lines = frame([bytes(`a\n${long}`), bytes(`${long}\nb\n`)]);
    expect(lines.map(({ text, ...rest }) => ({ length: text.length, ...rest }))).toEqual([
      { length: 1, offset: 0, cutBytes: 0, terminated: true },
      {
        length: MAX_LINE_BYTES,
        offset: 2,
        cutBytes: 2 * long.length - MAX_LINE_BYTES,
        terminated: true,
      },
      { length: 1, offset: 2 + 2 * long.length + 1, cutBytes: 0, terminated: true },
    ]);
  });

  it('gives the same lines however the bytes are cut into chunks', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '\n', '\r', '\0', '\xff', 'x'.repeat(20_000)), {
        maxLength: 60,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.nat(1000), { maxLength: 20 }), (log, cuts) => {
        const chunks: Uint8Array[] = [];
        let from = 0;
        for (const cut of cuts) {
          chunks.push(bytes(log.slice(from, from + cut)));
          from += cut;
        }
        chunks.push(bytes(log.slice(from)));
        expect(frame(chunks)).toEqual(frame([bytes(log)]));
      }),
    );
  });

  it('loses no byte: offsets and lengths add up to the input', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 5000 }), (input) => {
        const text = Buffer.from(input).toString('latin1');
        for (const { text: line, offset, terminated } of frame([input])) {
          const end = text.indexOf('\n', offset);
          const whole = text.slice(offset, end < 0 ? undefined : end);
          expect(whole.replace(/^\0+/, '').replace(/\r$/, '')).toBe(line);
          expect(terminated).toBe(end >= 0);
        }
      }),
    );
  });
});
