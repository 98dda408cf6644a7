import type { Explanation, Reading } from '@noanswer/delivery';
import { colours } from '../terminal/colours';
import { wrapped } from '../terminal/layout';
import { printable } from '../terminal/printable';

const SPEAKERS = {
  remote: 'the remote server',
  local: 'our side (the sending mail server)',
} as const;
const BOUNCES = {
  none: 'none: it was delivered',
  soft: 'soft: trying again can help',
  hard: 'hard: trying again will not help',
  depends: 'soft or hard, as the MTA decides (4xx soft, 5xx hard)',
} as const;
const SIDES = { theirs: 'theirs', ours: 'ours', depends: 'theirs or ours: see the steps' } as const;

/** What `noanswer explain` prints. */
export function explanationText({ as, readings }: Explanation): string {
  if (readings.length === 0) {
    return 'Nothing is known of this text. Give a code (4.4.1, 550 5.4.1), a log line or a bounce text.\n';
  }
  const intro =
    readings.length > 1
      ? ['This code means two things, by who said it.', '']
      : [as === 'words' ? 'Read by its words: there is no code in it.' : `Read as a ${as}.`, ''];
  return `${[...intro, ...readings.flatMap((reading) => [...readingText(reading), ''])].slice(0, -1).join('\n')}\n`;
}

function readingText(reading: Reading): string[] {
  const { code, title, speaker, side, bounce, reason, rule, retry, standard } = reading;
  return [
    colours.bold(printable(code === '' ? title : `${code} \u2013 ${title}`)),
    ...wrapped(printable(reading.meaning), 2),
    ...field('Digits', reading.digits),
    ...field('Who spoke', speaker === null ? 'the text alone cannot tell' : SPEAKERS[speaker]),
    ...field('Fault', SIDES[side]),
    ...field('Bounce', BOUNCES[bounce]),
    ...field('Reason', rule === '' ? reason : `${reason} (rule ${rule})`),
    ...reading.notes.flatMap((note) => field('Note', printable(note))),
    ...list('Causes', reading.causes, () => '- '),
    ...list('What to do', reading.whatToDo, (i) => `${i + 1}. `),
    ...field('When to retry', retry.text),
    ...field('Standard', standard),
  ];
}

function field(name: string, value: string): string[] {
  return value === '' ? [] : wrapped(`${name}: ${value}`, 2, 4);
}

function list(name: string, items: readonly string[], mark: (index: number) => string): string[] {
  if (items.length === 0) return [];
  return [`  ${name}:`, ...items.flatMap((item, i) => wrapped(`${mark(i)}${item}`, 4, 7))];
}
