import { Inject, Injectable } from '@nestjs/common';
import { isoTime } from '@noanswer/answers';
import { MINUTE } from '@noanswer/reachability';
import { answeredSubjects, rememberedFrom, standingDecisions } from '@noanswer/store';
import type { Asked, DecisionRow, StatesAsOf, SubjectKind } from '@noanswer/store';
import { API_SOURCES, type ApiSources } from '../api-options';
import { SharedQuestions } from '../asking/shared-questions';
import type { Plain } from '../openapi/plain';
import { decidedOf } from './decided';
import type { DecidedAnswer } from './decided-answer';
import type { StateOfAnswer } from './state-answer';

/** The states of many, each by its subject. */
export type StatesOf = (subject: string) => Plain<StateOfAnswer>;

/**
 * In which state domains and addresses are, as it was decided. Open episodes are told whoever decides now; of what has
 * none it is told that it is healthy only where it answered in a time that was looked at, and decisions are of that moment.
 */
@Injectable()
export class States {
  constructor(
    @Inject(API_SOURCES) private readonly sources: ApiSources,
    private readonly questions: SharedQuestions,
  ) {}

  decided(): Plain<DecidedAnswer> {
    return decidedOf(this.sources.watch?.report(), this.sources.ingest.report());
  }

  /** What can be told of the end of a window: as it was known then, or as far as it is decided. */
  asOf(end: number): StatesAsOf {
    const watch = this.sources.watch?.report();
    const { decidedFrom: from = null, decidedUpTo: upTo = null } = watch ?? {};
    // It is decided by the minute: who asks in the same one asks the same.
    const minute = Math.floor(end / MINUTE) * MINUTE;
    if (upTo === null) return { at: minute, from: null };
    const isKnown = end <= upTo || this.decided().state === 'watching';
    return { at: Math.min(minute, upTo), from: isKnown ? from : null };
  }

  async of(kind: SubjectKind, subjects: readonly string[], asOf: StatesAsOf): Promise<StatesOf> {
    const all = JSON.stringify(['states', kind, subjects, asOf]);
    return this.questions.inOneTurn(all, (asked) => askStates(asked, kind, subjects, asOf));
  }

  /** What is open of these, by subject. */
  async open(
    kind: DecisionRow['kind'],
    subjects: readonly string[],
    asOf: StatesAsOf,
  ): Promise<ReadonlyMap<string, DecisionRow>> {
    return bySubject(await openOf(this.questions, [kind], subjects, asOf), kind);
  }
}

/** When subjects last answered, in milliseconds, as far as who asks knows it. */
export type LastAnswers = ReadonlyMap<string, number>;

/**
 * The same for who has his turn.
 *
 * @param lastAnswers that are asked for anyway: of which one lies in the time that was looked at, nobody is asked.
 */
export async function askStates(
  asked: Asked,
  kind: SubjectKind,
  subjects: readonly string[],
  asOf: StatesAsOf,
  lastAnswers: LastAnswers | Promise<LastAnswers> = new Map(),
): Promise<StatesOf> {
  const [open, answers] = await Promise.all([
    openOf(asked, KINDS[kind], subjects, asOf),
    lastAnswers,
  ]);
  const episodes = bySubject(open, kind);
  const quiet = subjects.filter((subject) => !episodes.has(subject));
  const healthy = await answeredOf(asked, kind, quiet, asOf, answers);
  const spiking = bySubject(open, 'spike');
  return (subject) => {
    const episode = episodes.get(subject);
    const state = episode?.state ?? (healthy.has(subject) ? 'healthy' : null);
    const isDecided = state !== null && asOf.from !== null;
    return {
      state: state as StateOfAnswer['state'],
      stateSince: isoTime(episode?.since ?? null),
      spiking: spiking.has(subject) || (isDecided ? false : null),
    };
  };
}

/** What is told of subjects: a domain may spike, whatever its state. */
const KINDS: Readonly<Record<SubjectKind, readonly DecisionRow['kind'][]>> = {
  domain: ['domain', 'spike'],
  address: ['address'],
};

/** What is open of a domain, for who has his turn: the same question as {@link askStates} asks. */
export async function askOpenOfDomain(
  asked: Asked,
  domain: string,
  asOf: StatesAsOf,
): Promise<{ readonly episode: DecisionRow | undefined; readonly spike: DecisionRow | undefined }> {
  const open = await openOf(asked, KINDS.domain, [domain], asOf);
  return {
    episode: bySubject(open, 'domain').get(domain),
    spike: bySubject(open, 'spike').get(domain),
  };
}

async function openOf(
  asked: Asked,
  kinds: readonly DecisionRow['kind'][],
  subjects: readonly string[],
  { at }: StatesAsOf,
): Promise<readonly DecisionRow[]> {
  if (subjects.length === 0) return [];
  const limit = 2 * kinds.length * subjects.length;
  return asked.ask(standingDecisions({ kinds, subjects, at, limit }));
}

const bySubject = (
  rows: readonly DecisionRow[],
  kind: DecisionRow['kind'],
): ReadonlyMap<string, DecisionRow> =>
  new Map(rows.filter((row) => row.kind === kind).map((row) => [row.subject, row]));

async function answeredOf(
  asked: Asked,
  kind: SubjectKind,
  subjects: readonly string[],
  { at, from }: StatesAsOf,
  lastAnswers: LastAnswers,
): Promise<ReadonlySet<string>> {
  if (from === null) return new Set();
  const hasAnswered = (subject: string): boolean => {
    const last = lastAnswers.get(subject) ?? -Infinity;
    return last >= rememberedFrom({ at, from }) && last < at;
  };
  const unknown = subjects.filter((subject) => !hasAnswered(subject));
  const found =
    unknown.length === 0 ? [] : await asked.ask(answeredSubjects(kind, unknown, { at, from }));
  return new Set([...subjects.filter(hasAnswered), ...found]);
}
