import type { DeliveryLine } from './delivery-line';
import { PhraseIndex } from './phrase-index';
import type { Condition, Rule, RuleFamily } from './rule';
import type { Shape, Told } from './told';

/** What the conditions of rules ask about. */
export interface Subject {
  readonly line: DeliveryLine;
  readonly told: Told;
  readonly ownMachine: boolean;
}

/** All conditions, given or not: rules of one form are asked faster than rules of many. */
interface CompiledRule {
  readonly rule: Rule;
  readonly ownMachine: boolean | 'any';
  readonly mta: Condition['mta'];
  readonly agents: Condition['agents'];
  readonly stages: Condition['stages'];
  readonly errnos: Condition['errnos'];
  readonly replyClass: Condition['replyClass'];
  readonly replyCodes: Condition['replyCodes'];
  readonly says: readonly number[] | null;
  readonly alsoSays: readonly number[] | null;
  readonly saysNot: readonly number[] | null;
  readonly enhanced: ReadonlySet<string> | null;
}

/** Ordered rules, ready to be asked: the first that matches wins. */
export class RuleBook {
  private readonly phrases = new PhraseIndex();
  private readonly byShape = new Map<Shape, CompiledRule[]>();

  constructor(families: readonly RuleFamily[]) {
    for (const { rules } of families) for (const rule of rules) this.add(rule);
  }

  first(subject: Subject): Rule | null {
    const rules = this.byShape.get(subject.told.shape) ?? [];
    const found = this.find(subject);
    for (const compiled of rules) if (matches(compiled, subject, found)) return compiled.rule;
    return null;
  }

  /** Every rule that would take the subject, in order: what the order decides is to be seen. */
  all(subject: Subject): Rule[] {
    const found = this.find(subject);
    return (this.byShape.get(subject.told.shape) ?? [])
      .filter((compiled) => matches(compiled, subject, found))
      .map(({ rule }) => rule);
  }

  private find({ told }: Subject): Uint8Array {
    return this.phrases.find(told.shape === 'delivered' ? '' : told.words);
  }

  private add(rule: Rule): void {
    const { shape, says, alsoSays, saysNot, enhanced } = rule.when;
    const { mta, agents, stages, errnos, replyClass, replyCodes } = rule.when;
    const ids = (phrases?: readonly string[]) =>
      phrases?.map((one) => this.phrases.add(one)) ?? null;
    const compiled = {
      rule,
      ownMachine: rule.when.ownMachine ?? false,
      mta,
      agents,
      stages,
      errnos,
      replyClass,
      replyCodes,
      says: ids(says),
      alsoSays: ids(alsoSays),
      saysNot: ids(saysNot),
      enhanced: enhanced === undefined ? null : new Set(enhanced),
    };
    this.byShape.set(shape, [...(this.byShape.get(shape) ?? []), compiled]);
  }
}

function matches(compiled: CompiledRule, subject: Subject, found: Uint8Array): boolean {
  return (
    (compiled.ownMachine === 'any' || compiled.ownMachine === subject.ownMachine) &&
    anyFound(compiled.says, found) &&
    anyFound(compiled.alsoSays, found) &&
    (compiled.saysNot === null || !anyFound(compiled.saysNot, found)) &&
    replyMatches(compiled, subject.told) &&
    lineMatches(compiled, subject)
  );
}

function anyFound(ids: readonly number[] | null, found: Uint8Array): boolean {
  if (ids === null) return true;
  for (let i = 0; i < ids.length; i++) if (found[ids[i] ?? -1] === 1) return true;
  return false;
}

function replyMatches(
  { enhanced, replyClass, replyCodes }: CompiledRule,
  { reply }: Told,
): boolean {
  const code = reply?.code ?? 0;
  if (replyClass !== undefined && Math.trunc(code / 100) !== replyClass) return false;
  if (replyCodes !== undefined && !replyCodes.includes(code)) return false;
  if (enhanced === null) return true;
  const said = reply?.enhanced ?? '';
  return enhanced.has(said) || (said !== '' && enhanced.has(`X${said.slice(1)}`));
}

function lineMatches(when: CompiledRule, { line, told }: Subject): boolean {
  return (
    (when.mta === undefined || when.mta === line.mta) &&
    (when.agents?.includes(line.agent) ?? true) &&
    (when.stages?.includes(told.stage) ?? true) &&
    (when.errnos?.includes(line.errno) ?? true)
  );
}
