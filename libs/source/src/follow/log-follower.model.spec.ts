import fc from 'fast-check';
import { FollowedLogModel, type Step } from '../../samples/followed-log-model';

/** More by `NOANSWER_RUNS=10000 npm test -- model`. */
const RUNS = Number(process.env['NOANSWER_RUNS'] ?? 150);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      lines: fc.integer({ min: 1, max: 30 }),
      bytes: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.constantFrom(5_000, 70_000, 600_000)),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('follow' as const),
      events: fc.integer({ min: 1, max: 12 }),
    }),
  },
  ...(
    [
      ['writeHalf', 2],
      ['rename', 2],
      ['copyTruncate', 2],
      ['compress', 2],
      ['delete', 1],
      ['truncate', 1],
      ['replaceWithSame', 1],
      ['save', 3],
      ['kill', 2],
    ] as const
  ).map(([what, weight]) => ({ weight, arbitrary: fc.constant<Step>({ do: what }) })),
);

/** Within the pause at a log's end, between two looks for names, and longer. */
const pause = fc.constantFrom(10, 150, 700);

/** What once went wrong, and would take thousands of sequences to be met again. */
const ONCE_WRONG: readonly [Step, number][][] = [
  // Truncated twice, and the first copy packed, before the follower looked: the second copy came first.
  [
    [{ do: 'write', lines: 1, bytes: 5_000 }, 10],
    [{ do: 'follow', events: 1 }, 10],
    [{ do: 'copyTruncate' }, 10],
    [{ do: 'write', lines: 1, bytes: 0 }, 150],
    [{ do: 'save' }, 150],
    [{ do: 'compress' }, 10],
    [{ do: 'copyTruncate' }, 150],
    [{ do: 'follow', events: 1 }, 150],
  ],
];

test('whatever happens to a log, every line is stored once and in order', async () => {
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, pause), { minLength: 3, maxLength: 50, size: 'max' }),
      async (sequence) => {
        const model = new FollowedLogModel();
        try {
          for (const [one, after] of sequence) await model.take(one, after);
          expect(await model.verdict()).toEqual([]);
          steps += sequence.length;
        } finally {
          await model.end();
        }
      },
    ),
    { numRuns: RUNS + ONCE_WRONG.length, examples: ONCE_WRONG.map((sequence) => [sequence]) },
  );
  console.info(`${steps} steps in ${RUNS} sequences`);
}, 1_800_000);
