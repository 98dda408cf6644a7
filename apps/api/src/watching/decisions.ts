import { domainToASCII } from 'node:url';
import { Inject, Injectable } from '@nestjs/common';
import { isoTime } from '@noanswer/answers';
import type { DecisionKind } from '@noanswer/reachability';
import {
  decisionChanges,
  standingCounts,
  standingDecisions,
  type ChangesWanted,
  type DecisionRow,
  type StandingWanted,
} from '@noanswer/store';
import { API_SOURCES, type ApiSources } from '../api-options';
import { SharedQuestions } from '../asking/shared-questions';
import type { Plain } from '../openapi/plain';
import { freshnessOf } from '../window/freshness';
import { momentOf } from '../window/moment';
import { decidedOf } from './decided';
import type { DecisionsAnswer } from './decided-answer';
import { cursorOf, cursorText } from './decisions-cursor';
import type { DecisionsQuery, StandingQuery } from './decisions-query';

export interface Page {
  readonly frame: Plain<DecisionsAnswer>;
  /** The moment that is answered for, in milliseconds. */
  readonly at: number;
  readonly rows: readonly DecisionRow[];
  /** What a next page is asked with; null: there is none. */
  readonly next: string | null;
}

/** What was decided, out of the store: alike in the process that decides and in others. */
@Injectable()
export class Decisions {
  constructor(
    @Inject(API_SOURCES) private readonly sources: ApiSources,
    private readonly questions: SharedQuestions,
  ) {}

  /** What is open at the moment that is asked for, and what ended so short a time before it. */
  async standing(
    query: Plain<StandingQuery>,
    wanted: Pick<StandingWanted, 'kinds' | 'states'> & { readonly endedWithinMs?: number },
  ): Promise<Page & { readonly total: number }> {
    const { kinds, states, endedWithinMs } = wanted;
    const { at, after } = this.momentOf(query);
    const about = {
      ...{ kinds, states, at, subject: subjectOf(query.subject, kinds) },
      endedSince: endedWithinMs === undefined ? undefined : Math.max(0, at - endedWithinMs),
    };
    const frame = this.frame(at);
    const rows = await this.questions.ask(
      standingDecisions({ ...about, after, limit: query.limit + 1 }),
    );
    const counts = await this.questions.ask(standingCounts(about));
    const total = counts.reduce((sum, { count }) => sum + count, 0);
    return { frame, at, total, ...paged(rows, query.limit, at, ({ began }) => began) };
  }

  /** What changed, the newest first. */
  async changes(
    query: Plain<DecisionsQuery>,
    wanted: Pick<ChangesWanted, 'kinds' | 'since' | 'until'>,
  ): Promise<Page> {
    const { at, after } = this.momentOf(query);
    const subject = subjectOf(query.subject, wanted.kinds);
    const question = decisionChanges({ ...wanted, subject, after, limit: query.limit + 1 });
    const frame = this.frame(at);
    const rows = await this.questions.ask(question);
    return { frame, at, ...paged(rows, query.limit, at, (row) => row.at) };
  }

  /** Without a moment: now, to the second, so that many who ask at about the same time ask the same. */
  private momentOf({ at, cursor }: Plain<StandingQuery>): {
    readonly at: number;
    readonly after: StandingWanted['after'];
  } {
    if (cursor !== undefined) return cursorOf(cursor);
    const asked = at === undefined ? undefined : momentOf(at);
    return { at: asked ?? Math.floor(Date.now() / 1000) * 1000, after: undefined };
  }

  private frame(at: number): Plain<DecisionsAnswer> {
    const ingest = this.sources.ingest.report();
    return {
      at: isoTime(at),
      decided: decidedOf(this.sources.watch?.report(), ingest),
      freshness: freshnessOf(ingest, Date.now()),
    };
  }
}

function paged(
  rows: readonly DecisionRow[],
  limit: number,
  at: number,
  timeOf: (row: DecisionRow) => number,
): Pick<Page, 'rows' | 'next'> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const isMore = rows.length > limit && last !== undefined;
  return { rows: shown, next: isMore ? cursorText(at, last, timeOf(last)) : null };
}

/** Domains are kept in lower case, and mostly as IDNs are logged. */
function subjectOf(text: string | undefined, kinds: readonly DecisionKind[]): string | undefined {
  if (text === undefined || !(kinds.includes('domain') || kinds.includes('spike'))) return text;
  if (text.includes('[')) return text;
  return domainToASCII(text) || text.toLowerCase();
}
