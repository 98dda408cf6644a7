import { randomBytes } from 'node:crypto';
import type { Store } from '../../libs/store/src/store';
import type { DecisionRow } from '../../libs/store/src/watching/decision-row';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** As many domains, and as many addresses of theirs, are chronically unreachable all month. */
const CHRONIC = 800;
/** So many more a day are for half a day. */
const CHRONIC_FOR_A_WHILE = 40;
/** Open at the end; and as many a day before that, each for an hour. */
const SPIKES = 200;

/** What is decided in a month of such a fleet: changes, and what is open told again as `serve` does (0028). */
export async function decide(store: Store, until: number): Promise<void> {
  const from = until - 30 * DAY;
  let rows: DecisionRow[] = [];
  const tell = async (episode: Episode): Promise<void> => {
    rows.push(...toldOf(episode, until));
    if (rows.length < 20_000) return;
    await store.saveDecisions(rows);
    rows = [];
  };
  for (const kind of ['domain', 'address'] as const) {
    for (let i = 0; i < CHRONIC; i++)
      await tell({ kind, subject: subjectOf(kind, i), began: from + i * MINUTE, ended: null });
    for (let i = 0; i < CHRONIC_FOR_A_WHILE * 30; i++) {
      const began = from + Math.floor((i * DAY) / CHRONIC_FOR_A_WHILE / MINUTE) * MINUTE;
      if (began + DAY > until) break;
      await tell({ kind, subject: subjectOf(kind, 1000 + i), began, ended: began + DAY / 2 });
    }
  }
  for (let i = 0; i < SPIKES * 30; i++) {
    const began = from + Math.floor((i * DAY) / SPIKES / MINUTE) * MINUTE;
    if (began + 2 * HOUR > until) break;
    await tell({ kind: 'spike', subject: subjectOf('domain', i), began, ended: began + HOUR });
  }
  for (let i = 0; i < SPIKES; i++) {
    const began = until - (1 + (i % 50)) * MINUTE;
    await tell({ kind: 'spike', subject: subjectOf('domain', i * 7), began, ended: null });
  }
  await store.saveDecisions(rows);
}

interface Episode {
  readonly kind: 'domain' | 'address' | 'spike';
  readonly subject: string;
  readonly began: number;
  readonly ended: number | null;
}

/** What is open is told again at round times. */
const REFRESHED: Readonly<Record<Episode['kind'], number>> = {
  domain: 6 * HOUR,
  address: 6 * HOUR,
  spike: 10 * MINUTE,
};

function toldOf(episode: Episode, until: number): DecisionRow[] {
  const { kind, began, ended } = episode;
  const every = REFRESHED[kind];
  const rows: DecisionRow[] = [];
  if (kind !== 'spike') rows.push(rowOf(episode, began, 'suspect'));
  rows.push(rowOf(episode, began + MINUTE, kind === 'spike' ? 'open' : 'chronic'));
  const first = Math.ceil((began + 2 * MINUTE) / every) * every;
  for (let at = first; at < (ended ?? until); at += every)
    rows.push({ ...rowOf(episode, at, kind === 'spike' ? 'open' : 'chronic'), isRefresh: true });
  if (ended !== null) {
    const over = rowOf(episode, ended, kind === 'spike' ? 'recovered' : 'healthy');
    rows.push({ ...over, isOver: true, endedAt: ended, since: null });
  }
  return rows;
}

const rowOf = ({ kind, subject, began }: Episode, at: number, state: string): DecisionRow => ({
  ...{ kind, subject, began, at, state, since: began, endedAt: null },
  id: `${kind}:${began}:${subject}`,
  ...{ isOver: false, isRefresh: false, isVoid: false, version: at * 1000 },
  evidence: EVIDENCE.replaceAll(/"\?"|\?/g, () => randomBytes(3).readUIntBE(0, 3).toString()),
  sentence: `Nothing at ${subject} has answered since ${new Date(began).toISOString()}: 1,204 attempts from 4 of our senders, which reach others.`,
});

/** As much as is told of a silence that four senders met at two addresses. */
const EVIDENCE = JSON.stringify({
  ...{ since: '?', until: '?', attempts: '?', verdicts: 0, expired: '?', suspended: '?' },
  reasons: { no_answer: '?', refused: '?' },
  senders: { out1: '?', out2: '?', out3: '?', out4: '?' },
  addresses: { 'mx1.d1.example[192.0.2.1]:25': '?', 'mx2.d1.example[192.0.2.2]:25': '?' },
  lastAnswer: '?',
  samples: ['mail/1:?', 'mail/2:?', 'mail/3:?'],
  entered: '?',
  relapses: 0,
});

const subjectOf = (kind: Episode['kind'], i: number): string =>
  kind === 'address' ? `mx1.d${i}.example[192.0.2.1]:25` : `d${i}.example`;
