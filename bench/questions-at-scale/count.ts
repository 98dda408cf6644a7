import type { Store } from '../../libs/store/src/store';
import type { Marks } from '../../libs/store/src/rollups/marks';
import { piecesOf } from '../../libs/store/src/rollups/pieces';
import type { Fleet } from './fill';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Nothing else is going on: a statement counts five times as much as beside a running service. */
const PIECE_ROWS = 1_000_000;

/**
 * Marks the month as a store of an earlier version would be marked, and counts it.
 *
 * @param anew otherwise what an earlier run left uncounted.
 */
export async function countAll(
  store: Store,
  fleet: Fleet,
  anew: boolean,
  told: (share: number) => void,
): Promise<void> {
  const recounter = await store.recounter({ pieceRows: PIECE_ROWS });
  const { marks } = recounter as unknown as { marks: Marks };
  const from = anew ? fleet.until - fleet.days * DAY : fleet.until;
  const rows = fleet.attempts / fleet.days / 24 / fleet.senders;
  for (let start = from; start < fleet.until; start += HOUR)
    for (let sender = 0; sender < fleet.senders; sender++)
      marks.set(
        {
          logHost: `out${sender}`,
          start,
          seconds: 3600,
          level: start >= fleet.until - 4 * DAY ? 'minute' : 'hour',
        },
        Math.round(rows * 2),
      );
  const pieces = anew ? piecesOf(marks.all, PIECE_ROWS).length * 1.1 : Infinity;
  // Killed in the middle, the next run goes on.
  await marks.save();
  const looking = setInterval(() => {
    told(Math.min(1, recounter.done.pieces / pieces));
  }, 1000);
  await recounter.countAll();
  clearInterval(looking);
}
