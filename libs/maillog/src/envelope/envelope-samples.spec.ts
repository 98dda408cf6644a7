import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { MailLogParser } from '../mail-log-parser';
import { readable } from '../readable';
import * as envelopes from './envelope';
import { EnvelopeReader } from './envelope-reader';

interface Sample {
  readonly what: string;
  readonly value: string | null;
  readonly key?: string;
  readonly headers?: Record<string, string>;
  readonly becomes: { form: string; why?: string; lines?: readonly Record<string, unknown>[] };
}

const directory = join(__dirname, 'samples');
const groups = readdirSync(directory).map((file) => ({
  file,
  samples: parseYaml(readFileSync(join(directory, file), 'utf8')) as Sample[],
}));
const all = groups.flatMap(({ samples }) => samples);
const RECORD_TIME = Date.parse('2026-11-21T09:55:54Z');

function bytes(text: string | null | undefined): Buffer | null {
  return typeof text === 'string' ? Buffer.from(text, 'utf8') : null;
}

/** The record read as an ingester reads it; all that a header and a kind can tell of its lines. */
function read({ value, key, headers }: Sample): Sample['becomes'] {
  const origin = { source: 's', defaultHost: '', timeZone: 'UTC', referenceTime: RECORD_TIME };
  const parser = new MailLogParser(origin);
  const lines: Record<string, unknown>[] = [];
  const envelope = new EnvelopeReader().read(
    {
      offset: 7,
      timestampMs: RECORD_TIME,
      key: bytes(key),
      value: bytes(value),
      headers: headers ?? {},
    },
    (line) => {
      const { kind } = parser.parseEnveloped(line);
      const { at, logHost, program, pid, start } = parser.header;
      const isMainLog = line.apart === null && line.text.startsWith('2026-', line.from);
      const { syslogName, daemon } = program;
      const named = daemon === '' ? syslogName : `${syslogName}/${daemon}`;
      lines.push({
        at: new Date(at).toISOString(),
        host: logHost,
        program: isMainLog ? 'exim' : named,
        pid: isMainLog ? 0 : pid,
        kind,
        text: readable(line.text.slice(start, line.to)),
      });
      expect(line.index).toBe(lines.length - 1);
      expect(line.offset).toBe(7);
    },
  );
  return lines.length === 0 ? envelope : { ...envelope, lines };
}

describe.each(groups)('$file', ({ samples }) => {
  it.each(samples)('$what', (sample) => {
    expect(read(sample)).toEqual(sample.becomes);
  });
});

describe('the samples', () => {
  it('show every form', () => {
    const forms = new Set(all.map(({ becomes }) => becomes.form));
    expect([...forms].sort()).toEqual(
      ['plain', 'octet_counted', 'rsyslog', 'filebeat', 'vector', 'fluent_bit', 'journald', 'unknown'].sort(), // prettier-ignore
    );
  });

  it('show every reason why a record is unknown', () => {
    const shown = new Set(all.map(({ becomes }) => becomes.why).filter((why) => why !== undefined));
    const told = Object.values(envelopes).map((one) => ('why' in one ? one.why : ''));
    // Size needs a large record, see the properties; time stamps are known to who reads the lines.
    const elsewhere = [envelopes.TOO_LARGE, envelopes.NO_HEADER].map(
      (one) => 'why' in one && one.why,
    );
    expect([...shown].sort()).toEqual(told.filter((why) => !elsewhere.includes(why)).sort());
  });
});
