import type { Change } from '@noanswer/reachability';
import type { DecisionRow } from '@noanswer/store';

/** A row as an evaluation tells it; when it is written gives the version. */
export type Told = Omit<DecisionRow, 'version'>;

/** A change as a row. What is open is told again with `isRefresh`, its evidence as it has grown. */
export function rowOf(change: Change, isRefresh = false): Told {
  const { kind, id, at, subject, isOver } = change;
  const common = { kind, id, at, subject, isOver, isRefresh, isVoid: false, began: beganOf(id) };
  switch (change.kind) {
    case 'domain':
    case 'address': {
      const { state, since, because, entered, relapses } = change.chronic;
      return {
        ...common,
        state,
        since,
        endedAt: isOver ? at : null,
        evidence: JSON.stringify({ ...change.evidence, entered, relapses }),
        sentence: because,
      };
    }
    case 'spike': {
      const { start, end, endedAt, because } = change.spike;
      const evidence = { ...ofSpike(change.spike), senders: change.evidence };
      return {
        ...common,
        state: end ?? 'open',
        since: start,
        endedAt,
        evidence: JSON.stringify(evidence),
        sentence: because,
      };
    }
    case 'sender': {
      const { start, endedAt, because, foundAt, tried, failing, triedByOthers } = change.finding;
      const { reachedByOthers, reasons, destinations } = change.finding;
      const seen = {
        foundAt,
        tried,
        failing,
        triedByOthers,
        reachedByOthers,
        reasons,
        destinations,
      };
      return {
        ...common,
        state: endedAt === null ? 'cut_off' : 'over',
        since: start,
        endedAt,
        evidence: JSON.stringify(seen),
        sentence: because,
      };
    }
    case 'provider': {
      const { spike, domains, failing, tried } = change.finding;
      return {
        ...common,
        state: spike.end ?? 'failing',
        since: spike.start,
        endedAt: spike.endedAt,
        evidence: JSON.stringify({ ...ofSpike(spike), domains, failing, tried }),
        sentence: spike.because,
      };
    }
  }
}

/** Taken back. */
export const voidOf = (row: Told): Told => ({ ...row, isVoid: true });

/** What tells rows apart: written again, it is the same row. */
export const keyOf = ({ id, at }: Pick<Told, 'id' | 'at'>): string => `${at} ${id}`;

type AnySpike = Extract<Change, { kind: 'spike' }>['spike'];

const ofSpike = ({ usualRate, noAnswers, attempts, foundAt, found, confidence }: AnySpike) => ({
  ...{ usualRate, noAnswers, attempts, foundAt, confidence },
  found: { windowMs: found.window, attempts: found.attempts, noAnswers: found.noAnswers },
});

/** The name of an episode holds when it began: `episodeId`. */
const beganOf = (id: string): number => Number(id.split(':', 2)[1]);
