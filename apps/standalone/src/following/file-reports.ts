import type { FileReport, LineTotals } from '@noanswer/api';
import type { Carrier } from '@noanswer/source';
import type { LineCounts } from '@noanswer/delivery';
import type { FollowSession } from './follow-session';

const NOTHING: LineTotals = { read: 0, recognized: 0, notOurs: 0, unparsed: 0, cut: 0 };

/** Each file that was found, and each path that leads to none. */
export function fileReports(session: FollowSession): FileReport[] {
  const { carriers, problems } = session.follower;
  return [
    ...carriers.map((carrier) => fileReport(session, carrier)),
    ...problems.map(({ path, what, message }) => ({
      ...unread(path),
      state: what === 'noPermission' ? ('unreadable' as const) : ('waiting' as const),
      note: message,
    })),
  ];
}

/** Lines of all sources that were ever followed. */
export function totalLines(session: FollowSession | null): LineTotals {
  const total = { ...NOTHING } as { -readonly [K in keyof LineTotals]: number };
  if (session === null) return total;
  for (const counts of session.countsOfAll())
    for (const key of Object.keys(NOTHING) as (keyof LineTotals)[]) total[key] += counts[key];
  return total;
}

function fileReport(session: FollowSession, carrier: Carrier): FileReport {
  const { input, source, lastReadAt, behind } = carrier;
  const { path, size } = input;
  const note = carrier.note?.text ?? null;
  const state = stateOf(carrier);
  if (source === null) return { ...unread(path), state, note, size };
  const counts = session.countsOf(source);
  return {
    path,
    source: source.name,
    state,
    note,
    size: behind === null ? size : source.readTo + behind,
    position: source.position,
    behind,
    lines: linesOf(counts),
    firstLineAt: counts?.firstAt ?? null,
    lastLineAt: counts?.lastAt ?? null,
    lastReadAt,
  };
}

function stateOf(carrier: Carrier): FileReport['state'] {
  switch (carrier.state) {
    case 'carrying':
      return carrier.isAtEnd ? 'following' : 'reading';
    case 'copy':
      return 'copy';
    case 'searching':
      return 'reading';
    case 'left':
      return carrier.note?.kind ?? 'done';
    case 'unknown':
      return 'waiting';
  }
}

const linesOf = (counts: Readonly<LineCounts> | undefined): LineTotals => {
  if (counts === undefined) return NOTHING;
  const { read, recognized, notOurs, unparsed, cut } = counts;
  return { read, recognized, notOurs, unparsed, cut };
};

const unread = (path: string): Omit<FileReport, 'state' | 'note'> => ({
  path,
  source: null,
  size: null,
  position: 0,
  behind: null,
  lines: NOTHING,
  firstLineAt: null,
  lastLineAt: null,
  lastReadAt: null,
});
