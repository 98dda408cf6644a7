import { REASONS } from '../../reason';
import { classify, subjectOf } from '../classify';
import { sampleLine, type Rule, type RuleFamily } from '../rule';
import { RULE_BOOK, RULE_FAMILIES } from './index';

const cases = RULE_FAMILIES.flatMap((family) =>
  family.rules.flatMap((rule) =>
    rule.samples.map((sample) => ({ family, rule, line: sampleLine(family, sample) })),
  ),
);

describe('each sample', () => {
  it.each(cases.map(({ rule, line }) => [rule.name, line.text, rule, line] as const))(
    '%s: %s',
    (_name, _text, rule, line) => {
      expect(RULE_BOOK.first(subjectOf(line))?.name).toBe(rule.name);
    },
  );

  it('is owned by one rule of its family, or the overlap says why', () => {
    const silent = cases.flatMap(({ family, rule, line }) =>
      others(family, rule, line).map((other) => `${rule.name} and ${other}: ${line.text}`),
    );
    expect(silent).toEqual([]);
  });
});

function others(family: RuleFamily, rule: Rule, line: Parameters<typeof subjectOf>[0]): string[] {
  const names = new Set(family.rules.map(({ name }) => name));
  return RULE_BOOK.all(subjectOf(line))
    .map(({ name }) => name)
    .filter((name) => names.has(name) && name !== rule.name && rule.before?.[name] === undefined);
}

describe('the rules', () => {
  it('have names of their own', () => {
    const names = RULE_FAMILIES.flatMap(({ rules }) => rules.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  });

  it('have samples', () => {
    for (const { rules } of RULE_FAMILIES)
      for (const rule of rules) expect(rule.samples.length).toBeGreaterThan(0);
  });

  it('reach every reason', () => {
    const reached = new Set(cases.map(({ line }) => classify(line).reason));
    expect(REASONS.filter((reason) => !reached.has(reason))).toEqual([]);
  });
});
