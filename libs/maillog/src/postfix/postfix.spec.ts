import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { postfixRole } from '../header/program';
import { parsePostfixMessage } from './parse';

interface Sample {
  readonly what: string;
  readonly daemon: string;
  readonly text: string;
  readonly becomes: Record<string, unknown>;
}

const folder = join(__dirname, 'samples');
const samples = readdirSync(folder).flatMap((file) =>
  (parse(readFileSync(join(folder, file), 'utf8')) as Sample[]).map((sample) => ({
    file,
    ...sample,
  })),
);

const ORIGIN = {
  mta: 'postfix',
  at: 0,
  logHost: 'h',
  syslogName: 'postfix',
  pid: 1,
  offset: 7,
  bytes: 9,
} as const;

/** Without what is the same for every line: the sample shows what is read from the text. */
function told(parsed: object): Record<string, unknown> {
  const rest: Record<string, unknown> = { ...parsed };
  for (const name of [...Object.keys(ORIGIN), 'daemon']) Reflect.deleteProperty(rest, name);
  return rest;
}

describe('Postfix lines', () => {
  it.each(samples)('$file: $what', ({ daemon, text, becomes }) => {
    const parsed = parsePostfixMessage(text, 0, text.length, daemon, postfixRole(daemon), ORIGIN);
    expect(told(parsed)).toEqual(becomes);
  });

  it('are read the same with neighbours around them', () => {
    for (const { daemon, text, becomes } of samples) {
      const around = `before: status=sent (x)\n${text}\nafter: to=<a@b>, status=sent (250 ok)`;
      const start = around.indexOf('\n') + 1;
      const to = start + text.length;
      const parsed = parsePostfixMessage(around, start, to, daemon, postfixRole(daemon), ORIGIN);
      expect(told(parsed)).toEqual(becomes);
    }
  });

  it('of the queue make no event where only deliveries are asked for', () => {
    for (const { daemon, text, becomes } of samples) {
      const role = postfixRole(daemon);
      const parsed = parsePostfixMessage(text, 0, text.length, daemon, role, ORIGIN, 'deliveries');
      const needed = [
        'delivery',
        'connectFailure',
        'hostFailure',
        'expired',
        'tlsFailure',
        'unparsed',
      ];
      if (needed.includes(String(becomes['kind']))) expect(told(parsed)).toEqual(becomes);
      else expect(parsed.kind).toBe('notNeeded');
    }
  });

  it('have a sample for every kind of event and every reason to dismiss one', () => {
    const shown = new Set(samples.map(({ becomes }) => becomes['why'] ?? becomes['kind']));
    expect([...shown].sort()).toEqual(
      [
        'arrival',
        'bounceNotice',
        'connectFailure',
        'delivery',
        'expired',
        'hostFailure',
        'messageId',
        'queueActive',
        'removed',
        'tlsFailure',
        'postfix note',
        'postfix tls or trace line',
        'postfix daemon without deliveries',
        'delivery line of unknown form',
        'connect line of unknown form',
        'line of a delivery agent of unknown form',
      ].sort(),
    );
  });
});
