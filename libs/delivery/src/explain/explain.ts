import type { Classification } from '../classify';
import { describeCode, findVendorDeviation, meaningsOfCode, parseCodeText } from '../knowledge';
import type { CodeText } from '../knowledge';
import type { Reason } from '../reason';
import type { Explanation, Reading } from './explanation';
import { readingOf } from './explanation';
import { eventOfLine, ofPostfix } from './log-line';
import { PHRASES } from './phrases';

/** Longest text that is looked at: a bounce with headers fits, a mailbox does not. */
const LONGEST_TEXT = 64 * 1024;
/** A bounce tells why within its first lines; each line takes a fraction of a millisecond. */
const MOST_LINES = 500;

/** Reasons that say no more than the class of the reply code. */
const VAGUE: ReadonlySet<Reason> = new Set(['remote_tempfail', 'remote_reject', 'other']);

/**
 * What a code, a log line or a bounce text means: for the person who has it on the screen.
 *
 * @param referenceTime milliseconds since 1970, for stamps without a year.
 */
export function explain(text: string, referenceTime: number): Explanation {
  const lines = text
    .slice(0, LONGEST_TEXT)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_LINES);
  return (
    explainLogLine(lines, referenceTime) ??
    explainCode(lines) ??
    explainBounce(lines) ??
    explainWords(lines) ?? { as: 'nothing known', readings: [] }
  );
}

function explainLogLine(lines: readonly string[], referenceTime: number): Explanation | null {
  for (const line of lines) {
    const found = eventOfLine(line, referenceTime);
    if (found !== null) return { as: 'log line', readings: [readingOfVerdict(found.verdict)] };
  }
  return null;
}

function explainCode([line, ...more]: readonly string[]): Explanation | null {
  const code = parseCodeText(line ?? '');
  if (code?.text !== '' || more.length > 0) return null;
  const meanings = meaningsOfCode(code);
  if (meanings.length === 0) return null;
  return {
    as: 'code',
    readings: meanings.map((meaning) =>
      readingOf({ reason: meaning.reason, speaker: meaning.speaker, code: meaning }),
    ),
  };
}

/** `Diagnostic-Code: smtp; 550 …`, `<user@example.com>: 550 …`, or the reply itself. */
function explainBounce(lines: readonly string[]): Explanation | null {
  let vague: Reading | null = null;
  for (const line of lines) {
    const said = withoutLabels(line);
    const reading = readingOfReply(said) ?? readingOfWords(said);
    if (reading === null) continue;
    if (!VAGUE.has(reading.reason)) return { as: 'bounce text', readings: [reading] };
    vague ??= reading;
  }
  return vague === null ? null : { as: 'bounce text', readings: [vague] };
}

function readingOfReply(said: string): Reading | null {
  const code = parseCodeText(said);
  if (code === undefined) return null;
  const vendor = findVendorDeviation({ ...code, text: said });
  if (vendor !== undefined) {
    return readingOf({
      reason: vendor.reason,
      speaker: 'remote',
      rule: `vendor:${vendor.id}`,
      meaning: `${vendor.vendor}: ${vendor.meaning}`,
      code: describeCode({ ...code, spoke: 'remote' }),
      ...(vendor.bounce !== 'depends' && { permanence: vendor.bounce }),
    });
  }
  return code.replyCode === undefined ? readingOfCode(code) : readingOfWordsAndCode(said, code);
}

function readingOfCode(code: CodeText): Reading | null {
  const found = describeCode(code);
  return found === undefined
    ? null
    : readingOf({ reason: found.reason, speaker: null, code: found });
}

/** The words tell more than the code, if a rule knows them. */
function readingOfWordsAndCode(said: string, code: CodeText): Reading | null {
  const byCode = readingOfCode(code);
  const asReply = ofPostfix('smtp', `host remote[192.0.2.1] said: ${said}`);
  const ownReport = byCode?.reason === 'no_answer';
  if (ownReport || VAGUE.has(asReply.reason)) return byCode;
  return readingOfVerdict(asReply);
}

/** Texts of an MTA without a header: `host H[ip] said: …`, `connect to …`, `lost connection …`. */
function readingOfWords(said: string): Reading | null {
  const verdict = ofPostfix('smtp', said);
  return verdict.reason === 'other' ? null : readingOfVerdict(verdict);
}

function explainWords(lines: readonly string[]): Explanation | null {
  const words = ` ${lines
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')} `;
  const found = PHRASES.find((phrase) => words.includes(` ${phrase.words} `));
  if (found === undefined) return null;
  return { as: 'words', readings: [readingOf({ reason: found.reason, speaker: null })] };
}

function readingOfVerdict(verdict: Classification): Reading {
  const { reason, rule, speaker, permanence, replyCode, enhancedCode, notAttempted } = verdict;
  const notes = {
    '': [],
    suspended: ['Not an attempt: the MTA repeats an older failure and did not try again.'],
    expired: ['Not an attempt: the MTA gave the message up after its queue lifetime.'],
  }[notAttempted];
  return readingOf({
    reason,
    speaker,
    permanence,
    rule,
    code: describeCode({ replyCode, enhancedCode, spoke: speaker }),
    notes,
  });
}

const LABELS =
  /^(?:(?:diagnostic-code|status|reason|error|response|technical details of (?:temporary|permanent) failure)[:;]? ?|smtp; ?|<[^>]{1,320}>[:,]? ?|[^\s@<>]{1,64}@[^\s@<>:]{1,255}: ?|#|remote server returned '?)/i;
const MOST_LABELS = 5;

function withoutLabels(line: string): string {
  let said = line;
  for (let i = 0; i < MOST_LABELS; i++) {
    const label = LABELS.exec(said);
    if (label === null) break;
    said = said.slice(label[0].length);
  }
  return said;
}
