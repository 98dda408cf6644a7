import { standing, type Memory } from '@noanswer/reachability';
import type { Asked } from '@noanswer/store';
import { standingDecisions } from '@noanswer/store';
import type { Told } from './decision-rows';

const KINDS = ['domain', 'address', 'spike', 'sender', 'provider'] as const;
const AT_ONCE = 10_000;

/**
 * Episodes that stand as open and that a memory begun anew knows nothing of: nobody would ever end them. They end as
 * `forgotten`, which says that nobody knows, not that all is well.
 */
export async function orphans(store: Asked, memory: Memory, now: number): Promise<readonly Told[]> {
  const known = new Set(standing(memory, now).map(({ id }) => id));
  const open = await store.ask(
    standingDecisions({ kinds: KINDS, at: now, isOfLostMemory: true, limit: AT_ONCE }),
  );
  return open
    .filter(({ id }) => !known.has(id))
    .map(({ kind, id, subject, began, evidence }) => ({
      ...{ kind, id, at: now, subject, began, evidence },
      state: 'forgotten',
      since: null,
      endedAt: now,
      isOver: true,
      isRefresh: false,
      isVoid: false,
      sentence:
        'What was known of it was lost, and what is kept of the log does not show it any more.',
    }));
}
