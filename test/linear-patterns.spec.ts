import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSync } from 'recheck';
import { parse } from 'yaml';
import { patternsIn, patternsInSources } from './patterns-in-sources';
import { ROOT } from './run-noanswer';

/**
 * No line of a stranger's may take longer than its length. What recheck cannot judge, or a pattern
 * that is no literal, needs a line in linear-patterns-exceptions.yaml that says why it is linear.
 */
interface Exception {
  readonly file: string;
  readonly text: string;
  readonly why: string;
}

const exceptions = (parse(
  readFileSync(join(__dirname, 'linear-patterns-exceptions.yaml'), 'utf8'),
) ?? []) as readonly Exception[];
const patterns = patternsInSources(ROOT);

/** Null for a pattern that is linear. */
function complaint(source: string, flags: string): string | null {
  const verdict = checkSync(source, flags, { timeout: 20_000, recallTimeout: 2_000 });
  if (verdict.status === 'unknown') return `unknown: ${verdict.error.kind}`;
  if (verdict.status === 'vulnerable') return `vulnerable: ${verdict.complexity.summary}`;
  return null; // linear or constant: proved, or where counted repeats are too many for that, fuzzed
}

it('every pattern in the sources is linear', () => {
  expect(patterns.length).toBeGreaterThan(20);
  const complaints = patterns.flatMap(({ place, text, pattern }) => {
    if (exceptions.some((one) => place.startsWith(`${one.file}:`) && one.text === text)) return [];
    const wrong = pattern === null ? 'no literal' : complaint(pattern.source, pattern.flags);
    return wrong === null ? [] : [`${place} ${text} ${wrong}`];
  });
  expect(complaints).toEqual([]);
});

it('every exception is still needed, and says why', () => {
  for (const { file, text, why } of exceptions) {
    expect(
      patterns.map(({ place, text: found }) => `${place.split(':')[0] ?? ''} ${found}`),
    ).toContain(`${file} ${text}`);
    expect(why.length).toBeGreaterThan(20);
  }
});

it('a pattern that is not linear would be found, however it is written', () => {
  const code = 'const a = /^(a+)+$/; const b = new RegExp("x*x*$", "i"); const c = RegExp(word);';
  const verdicts = patternsIn('some.ts', code).map(({ pattern }) =>
    pattern === null ? 'no literal' : complaint(pattern.source, pattern.flags)?.split(':')[0],
  );
  expect(verdicts).toEqual(['vulnerable', 'vulnerable', 'no literal']);
});
