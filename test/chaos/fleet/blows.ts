import type { Dice } from '../../../bench/logs/dice';
import type { Fault } from '../../clickhouse-http/start';

/** What happens to a fleet. */
export type Blow =
  | 'killIngester'
  | 'endIngester'
  | 'freezeIngester'
  | 'storeFault'
  | 'storeRestart'
  | 'brokerRestart'
  | 'growTopic';

export const BLOWS: readonly (readonly [Blow, number])[] = [
  ['killIngester', 50],
  ['endIngester', 6],
  ['freezeIngester', 12],
  ['storeFault', 18],
  ['storeRestart', 6],
  ['brokerRestart', 5],
  ['growTopic', 3],
];

/** Once or for a while, on inserts or on all requests, before the work, in its middle, or after it. */
export function faultOf(dice: Dice): Fault {
  const kind = dice.pick([
    'refused',
    'cut',
    'half',
    'lost-answer',
    'half-answer',
    'status',
    'exception',
    'hang',
    'slow',
  ] as const);
  const on = dice.pick(['insert', 'insert', 'any'] as const);
  const times = dice.pick([1, 2, 5]);
  const busy = { code: 252, name: 'TOO_MANY_PARTS', text: 'Too many parts' };
  return {
    ...{ kind, on, times, ran: dice.below(2) === 0 },
    ...(kind === 'slow' && { ms: 500 + dice.below(3000) }),
    ...(kind === 'exception' && busy),
  };
}
