import { setTimeout as sleep } from 'node:timers/promises';
import type { Serving } from './serving';

/** The parts of GET /v1/ingest that tests ask about; written down here, not taken from the code under test. */
export interface IngestAnswer {
  readonly state: string;
  readonly problem: { readonly message: string; readonly diskFull: boolean } | null;
  readonly savedAt: string | null;
  readonly lines: { readonly read: number };
  readonly files: readonly FileAnswer[];
}

export interface FileAnswer {
  readonly path: string;
  readonly source: string | null;
  readonly lines: { readonly read: number };
  readonly state: string;
  readonly note: string | null;
  readonly position: number;
  readonly behind: number | null;
}

export async function ingestOf(serving: Serving): Promise<IngestAnswer> {
  const { status, body } = await serving.ask('/v1/ingest');
  if (status !== 200) throw new Error(`/v1/ingest: ${status}`);
  return body as IngestAnswer;
}

/** Nothing more may happen for so long before it counts as read: a fresh archive is waited for. */
const QUIET_MS = 3500;

/**
 * Waits until serve says that it has read everything, and that nothing more comes of it.
 * @throws Error with what it says instead, if it does not come to that in time
 */
export async function untilAllIsRead(serving: Serving, withinMs = 600_000): Promise<IngestAnswer> {
  let last: IngestAnswer | undefined;
  let quietSince = performance.now();
  try {
    return await serving.until(
      'everything is read',
      async () => {
        const now = await ingestOf(serving);
        if (now.lines.read !== last?.lines.read || !saysAllIsRead(now))
          quietSince = performance.now();
        last = now;
        return performance.now() - quietSince > QUIET_MS ? now : undefined;
      },
      { withinMs, everyMs: 200 },
    );
  } catch (error) {
    throw new Error(`${String(error)}\n/v1/ingest: ${JSON.stringify(last, null, 1)}`, {
      cause: error,
    });
  }
}

function saysAllIsRead({ state, files }: IngestAnswer): boolean {
  return (
    state === 'following' &&
    files.length > 0 &&
    files.every(({ state: of, behind }) => of !== 'reading' && (behind ?? 0) === 0)
  );
}

/** Waits so long, unless it ends before. */
export async function lets(serving: Serving, ms: number): Promise<void> {
  const until = performance.now() + ms;
  while (!serving.hasEnded && performance.now() < until)
    await sleep(Math.min(50, Math.max(0, until - performance.now())));
}
