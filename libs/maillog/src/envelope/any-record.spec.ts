import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { workRatio } from '../../../../test/work-ratio';
import { MAX_LINE_BYTES } from '../framing/line-framer';
import { MailLogParser } from '../mail-log-parser';
import { EnvelopeReader } from './envelope-reader';
import type { Envelope } from './envelope';
import { MOST_LINES } from './line-giver';
import type { RecordHeader } from './record';

const AT = Date.parse('2026-11-21T09:55:54Z');
const samples = readdirSync(join(__dirname, 'samples')).flatMap((file) =>
  (
    parseYaml(readFileSync(join(__dirname, 'samples', file), 'utf8')) as { value: string | null }[]
  ).flatMap(({ value }) => (value === null ? [] : [Buffer.from(value)])),
);

interface Told {
  readonly envelope: Envelope;
  readonly lines: readonly { text: string; index: number; cutBytes: number; kind: string }[];
}

/** Everything that an ingester does with a record; it must not throw whatever the record holds. */
function read(
  value: Uint8Array | null,
  key: Uint8Array | null = null,
  headers: Record<string, RecordHeader> = {},
  reader = new EnvelopeReader(),
): Told {
  const origin = { source: 's', defaultHost: '', timeZone: 'UTC', referenceTime: AT };
  const parser = new MailLogParser(origin);
  const lines: { text: string; index: number; cutBytes: number; kind: string }[] = [];
  const envelope = reader.read({ offset: 0, timestampMs: AT, key, value, headers }, (line) => {
    const { kind } = parser.parseEnveloped(line);
    const { index, cutBytes } = line;
    lines.push({ text: line.text.slice(line.from, line.to), index, cutBytes, kind });
  });
  return { envelope, lines };
}

const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const NAMES = [
  'message', 'msg', 'log', 'MESSAGE', 'host', 'hostname', 'host.name', '_HOSTNAME', 'syslogtag', 'programname',
  'SYSLOG_IDENTIFIER', '_PID', 'procid', 'timestamp', '@timestamp', '__REALTIME_TIMESTAMP', '@metadata',
  'source_type', '__proto__', 'constructor', 'toString', 'hasOwnProperty',
] as const; // prettier-ignore
const VALUES = [
  'postfix/smtp[12]:', 'Nov 21 09:55:54', '2026-11-21T09:55:54Z', '1795254954123456', 1795254954.5, -1, 1e308, 'out1',
  'connect to h[10.0.0.1]:25: Connection timed out', { name: 'out1' }, [104, 105], [[104], 'x', null], null, true, '',
] as const; // prettier-ignore

const anyFields = fc
  .array(fc.tuple(fc.constantFrom(...NAMES), fc.oneof(fc.constantFrom(...VALUES), fc.jsonValue())))
  .map((members) => {
    const texts = members.map(
      ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
    );
    return Buffer.from(`{${texts.join(',')}}`); // names may come twice
  });
const mutated = fc
  .tuple(
    fc.constantFrom(...samples),
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
    fc.nat(),
  )
  .map(([sample, changes, length]) => {
    const bytes = Buffer.from(sample);
    for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
    return bytes.subarray(0, length % 4 === 0 ? length % (bytes.length + 1) : bytes.length);
  });
const anyBytes = fc.uint8Array({ maxLength: 300 });
const anyHeaders = fc.dictionary(
  fc.constantFrom('host', 'hostname', '__proto__', 'x'),
  fc.oneof(fc.string(), fc.uint8Array(), fc.array(fc.string()), fc.constant(undefined)),
);

describe('any record', () => {
  it.each([
    ['bytes', anyBytes],
    ['fields', anyFields],
    ['a real record with some bytes changed', mutated],
  ])('%s: is read or unknown, and nothing else happens', (_name, values) => {
    fc.assert(
      fc.property(values, fc.option(anyBytes), anyHeaders, (value, key, headers) => {
        const { envelope, lines } = read(value, key, headers);
        if (envelope.form === 'unknown') expect(lines).toEqual([]);
        expect(lines.map(({ index }) => index)).toEqual(lines.map((_line, i) => i));
        // Escapes make a text shorter and bytes that are no UTF-8 make it longer: threefold at most.
        const length = lines.reduce((sum, { text }) => sum + text.length, 0);
        expect(length).toBeLessThanOrEqual(3 * value.length);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives out all lines of a text, in order, wherever their ends are', () => {
    const piece = fc
      .stringMatching(/^[!-z ]{0,40}$/)
      .filter((text) => !/^(?:[0-9]+ <| *\{)/.test(text));
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('\n', '\r\n'), (texts, end) => {
        const { lines } = read(Buffer.from(texts.join(end)));
        expect(lines.map(({ text }) => text)).toEqual(texts.filter((text) => text !== ''));
      }),
    );
  });

  it('knows the bytes of a line that JSON carries, whatever they are', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => !/[\r\n\0]/.test(one));
    fc.assert(
      fc.property(text, fc.boolean(), (message, isEscaped) => {
        const plain = JSON.stringify({ message });
        const escaped = plain.replace(
          /[^\0-\x7f]/g,
          (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
        );
        const { lines } = read(Buffer.from(isEscaped ? escaped : plain));
        expect(lines.map((line) => Buffer.from(line.text, 'latin1').toString('utf8'))).toEqual([
          Buffer.from(message).toString('utf8'),
        ]);
      }),
    );
  });
});

describe('records of one batch', () => {
  const value = fc.oneof(
    fc.constantFrom(...samples),
    anyBytes,
    fc.stringMatching(/^[ \t\n0-9{<]{0,6}$/).map((text) => Buffer.from(text)),
  );
  const between = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 8 }),
    fc.constant(Buffer.of(0)),
  );

  it('are read as each would be read alone, whatever lies between them in memory', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(between, value), { minLength: 1 }), (pieces) => {
        const block = Buffer.concat([...pieces.flat(), Buffer.alloc(Buffer.poolSize + 1)]);
        const reader = new EnvelopeReader();
        let at = 0;
        for (const [gap, bytes] of pieces) {
          at += gap.length;
          const inBlock = block.subarray(at, at + bytes.length);
          expect(read(inBlock, null, {}, reader)).toEqual(read(bytes));
          at += bytes.length;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('large records', () => {
  it('a line is cut at its longest, and the rest is counted', () => {
    const { lines } = read(Buffer.alloc(MAX_LINE_BYTES + 5, 'x'));
    expect(lines.map(({ text, cutBytes }) => [text.length, cutBytes])).toEqual([
      [MAX_LINE_BYTES, 5],
    ]);
  });

  it('lines beyond the bound are dropped, and counted as cut', () => {
    const { lines } = read(Buffer.from('x\n'.repeat(MOST_LINES + 3)));
    expect(lines.length).toBe(MOST_LINES);
    expect(lines.at(-2)?.cutBytes).toBe(0);
    expect(lines.at(-1)?.cutBytes).toBe(7); // the end of the last line, and three lines
  });

  it('JSON beyond the bound is not read', () => {
    const { envelope } = read(json({ message: 'x'.repeat(1024 * 1024) }));
    expect(envelope).toEqual({ form: 'unknown', why: 'JSON that is too large' });
  });

  it.each([
    ['objects', '{"a":', '}'],
    ['arrays', '{"MESSAGE":[', ']'],
    ['text', '{"\\u00e9":[', ']'],
  ])('nested %s end nothing', (_name, open, close) => {
    for (const depth of [10, 1000, 100_000]) {
      const { envelope } = read(Buffer.from(`${open.repeat(depth)}1${close.repeat(depth)}`));
      expect(envelope.form).toBe('unknown');
    }
  });

  const LINE =
    'Nov 21 09:55:54 out1 postfix/smtp[1]: connect to h[10.0.0.1]:25: Connection timed out';
  it.each([
    ['lines', (n: number) => `${LINE}\n`.repeat(n)],
    ['empty lines', (n: number) => '\n'.repeat(n * LINE.length)],
    ['frames', (n: number) => `${LINE.length + 4} <22>${LINE}`.repeat(n)],
    ['frames of one byte', (n: number) => '1 <'.repeat(n * 20)],
    ['objects', (n: number) => `${JSON.stringify({ message: LINE })}\n`.repeat(n)],
    ['broken objects', (n: number) => `{"message":\n`.repeat(n * 5)],
    ['white space', (n: number) => ' '.repeat(n * LINE.length)],
    ['members', (n: number) => `{${'"host":"a",'.repeat(n * 5)}"message":"x"}`],
    ['digits', (n: number) => '1'.repeat(n * LINE.length)],
    ['backslashes', (n: number) => `{"message":"${'\\\\'.repeat(n * 20)}"}`],
    ['escapes', (n: number) => `{"message":"${'\\u00e9'.repeat(n * 10)}"}`],
  ])('%s: the work is linear', (_name, make) => {
    const reading = (n: number, times: number) => {
      const bytes = Buffer.from(make(n));
      return (): void => {
        for (let i = 0; i < times; i++) read(bytes);
      };
    };
    // The same bytes; quadratic work would be sixteenfold.
    expect(workRatio(reading(500, 32), reading(8000, 2), 3)).toBeLessThan(6);
  });
});
