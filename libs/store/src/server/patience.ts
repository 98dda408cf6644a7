import { setTimeout as wait } from 'node:timers/promises';
import { faultOf } from './fault';

export interface PatienceOptions {
  /** No new try begins later than this after the first. */
  readonly patienceMs: number;
  readonly signal?: AbortSignal | undefined;
}

export interface FailedTry {
  readonly failed: number;
  readonly waitMs: number;
  readonly why: string;
}

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/**
 * Does something again and again as long as it fails in a way that may pass. It must be something
 * that may be done twice: whether a try without an answer had its effect cannot be known.
 * Waits grow twofold and are drawn at random up to that ("full jitter"), so that processes which
 * failed together do not come back together.
 */
export async function patiently<T>(
  options: PatienceOptions,
  onFailure: (failure: FailedTry) => void,
  attempt: () => Promise<T>,
): Promise<T> {
  const { patienceMs, signal } = options;
  const begun = performance.now();
  for (let failed = 1; ; failed++) {
    try {
      return await attempt();
    } catch (error) {
      const fault = faultOf(error);
      const ceiling = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(failed, 20));
      const waitMs = Math.round(ceiling / 4 + Math.random() * ((ceiling * 3) / 4));
      const isLate = performance.now() - begun + waitMs > patienceMs;
      if (!fault.passing || isLate || signal?.aborted) throw error;
      onFailure({ failed, waitMs, why: fault.words });
      await wait(waitMs, undefined, { ...(signal && { signal }) }).catch(() => undefined);
      if (signal?.aborted === true) throw error;
    }
  }
}
