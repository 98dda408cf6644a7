import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import * as dismissals from './dismissals';
import type { Dismissed } from '../events';
import type { EximEvent } from './events';
import { messageIdEnd } from './message-id';
import { MESSAGE_LINES, NAMED_LINES } from './message-lines';
import { afterPid } from './own-stamp';
import type { LineContext } from './line-context';
import { parseEximMessage } from './parse';
import { PROCESS_LINES } from './process-lines';
import type { Shapes } from './shapes';
import { ShapeIndex } from './shapes';

interface Sample {
  readonly what: string;
  readonly text: string;
  readonly becomes: Readonly<Record<string, unknown>> & { kind: string; why?: string };
}

const directory = join(__dirname, 'samples');
const groups = readdirSync(directory).map((file) => ({
  file,
  samples: parseYaml(readFileSync(join(directory, file), 'utf8')) as Sample[],
}));
const all = groups.flatMap(({ samples }) => samples);

const context: LineContext = {
  at: 1_795_254_954_000,
  logHost: 'out1',
  syslogName: 'exim',
  pid: 0,
  offset: 4711,
  index: 0,
  bytes: 99,
  isAscii: false,
  programNamed: false,
  interest: 'everything',
};

/** What a sample does not state is nothing. */
const NOTHING: Readonly<Record<string, object>> = {
  eximDelivery: {
    router: '',
    transport: '',
    remote: null,
    connectionReused: false,
    errno: 0,
    text: '',
    queueSeconds: -1,
    deliverySeconds: -1,
    fields: {},
  },
  eximArrival: { fields: {} },
};

function expected({ becomes }: Sample): object {
  const { kind } = becomes;
  if (!kind.startsWith('exim')) return becomes;
  const { programNamed, isAscii, interest, index, ...origin } = context;
  expect([programNamed, isAscii, interest, index]).toEqual([false, false, 'everything', 0]);
  return { mta: 'exim', ...origin, ...NOTHING[kind], ...becomes };
}

function bytesOf(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function parse(text: string, own: LineContext = context): EximEvent | Dismissed {
  const bytes = bytesOf(text);
  return parseEximMessage(bytes, 0, bytes.length, own);
}

it('tells the same of deliveries where nothing else is asked for', () => {
  for (const sample of all) {
    const parsed = parse(sample.text, { ...context, interest: 'deliveries' });
    const wanted = expected(sample);
    const isArrival = sample.becomes.kind === 'eximArrival' || /^\S+ [<(]= /.test(sample.text);
    if (isArrival) expect(parsed.kind).toBe('notNeeded');
    else expect(parsed).toEqual('fields' in wanted ? { ...wanted, fields: {} } : wanted);
  }
});

describe.each(groups)('$file', ({ samples }) => {
  it.each(samples)('$what', (sample) => {
    expect(parse(sample.text)).toEqual(expected(sample));
  });
});

describe('the samples', () => {
  it('show every kind of event', () => {
    const kinds = new Set(all.map(({ becomes }) => becomes.kind));
    expect([...kinds].sort()).toEqual([
      'eximArrival',
      'eximCompleted',
      'eximDelivery',
      'eximHostFailure',
      'notNeeded',
      'notOurs',
      'unparsed',
    ]);
  });

  it('show every flag and every kind of failure', () => {
    const valuesOf = (field: string): unknown[] => [
      ...new Set(all.map(({ becomes }) => becomes[field]).filter((value) => value !== undefined)),
    ];
    expect(valuesOf('flag').sort()).toEqual(['**', '*>', '->', '==', '=>', '>>']);
    expect(valuesOf('failure').sort()).toEqual([
      'connection_lost',
      'greeting_timeout',
      'network_unreachable',
      'no_answer',
      'no_route',
      'other',
      'refused',
    ]);
  });

  it('show every reason why a line makes no event', () => {
    const shown = new Set(all.map(({ becomes }) => becomes.why));
    // Needs a line that names its program, see parse.spec.ts.
    shown.add(dismissals.NAMED_NOTE.why);
    shown.add(dismissals.ARRIVAL.why); // only where nobody asks for arrivals
    for (const { why } of Object.values(dismissals)) expect(shown).toContain(why);
  });

  const shapes = (list: Shapes): { name: string; list: Shapes }[] =>
    list.map(([, name]) => ({ name, list }));

  it.each([...shapes(MESSAGE_LINES), ...shapes(NAMED_LINES), ...shapes(PROCESS_LINES)])(
    'show the shape «$name»',
    ({ name, list }) => {
      const index = new ShapeIndex(list);
      const shown = all.some(({ text }) => {
        const from = afterPid(text, 0);
        const idEnd = messageIdEnd(text, from, text.length);
        return index.find(bytesOf(text), idEnd < 0 ? from : idEnd + 1)?.name === name;
      });
      expect(shown).toBe(true);
    },
  );

  it('mean the same where it is known that they are ASCII', () => {
    const ascii = all.filter(({ text }) => bytesOf(text) === text);
    expect(ascii.length).toBeLessThan(all.length);
    for (const { text } of ascii)
      expect(parse(text, { ...context, isAscii: true })).toEqual(parse(text));
  });

  it('mean the same wherever in a text the line begins', () => {
    for (const { text } of all) {
      const line = `2026-11-21 09:55:54 ${bytesOf(text)}`;
      expect(parseEximMessage(line, 20, line.length, context)).toEqual(parse(text));
    }
  });
});
