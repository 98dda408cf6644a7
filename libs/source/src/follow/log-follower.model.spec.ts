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
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('pack' as const), whole: fc.boolean() }),
  },
  ...(
    [
      ['writeHalf', 2],
      ['rename', 2],
      ['copyTruncate', 2],
      ['copy', 2],
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

/** Between two steps of the follower, or in the middle of one. */
const within = fc.option(fc.integer({ min: 0, max: 12 }));

/** What once went wrong, and would take thousands of sequences to be met again. */
const ONCE_WRONG: readonly [Step, number, (number | null)?][][] = [
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
  // Truncated and written anew before anything was read: by its old start it was taken for another log's copy.
  [
    [{ do: 'write', lines: 1, bytes: 0 }, 10],
    [{ do: 'copy' }, 10],
    [{ do: 'pack', whole: false }, 10],
    [{ do: 'write', lines: 1, bytes: 1 }, 10, 0],
    [{ do: 'copy' }, 10, 0],
    [{ do: 'write', lines: 1, bytes: 0 }, 10],
    [{ do: 'rename' }, 10],
    [{ do: 'save' }, 700],
    [{ do: 'follow', events: 1 }, 10],
    [{ do: 'follow', events: 1 }, 10],
    [{ do: 'replaceWithSame' }, 10],
  ],
  // An archive got the name of another one between two looks into it.
  [
    [{ do: 'write', lines: 1, bytes: 0 }, 10, 0],
    [{ do: 'copyTruncate' }, 10],
    [{ do: 'rename' }, 10],
    [{ do: 'compress' }, 10],
    [{ do: 'pack', whole: false }, 10],
    [{ do: 'copy' }, 10, 0],
    [{ do: 'rename' }, 10, 1],
  ],
  // The rest of a log was packed while it was looked for: what was written after it came first.
  ...[5, 6, 9, 12].map((within): [Step, number, number?][] => [
    [{ do: 'write', lines: 3, bytes: 50 }, 10],
    [{ do: 'follow', events: 12 }, 10],
    [{ do: 'follow', events: 12 }, 700],
    [{ do: 'save' }, 10],
    [{ do: 'write', lines: 3, bytes: 50 }, 10],
    [{ do: 'kill' }, 10],
    [{ do: 'copyTruncate' }, 10],
    [{ do: 'compress' }, 10, within],
    [{ do: 'follow', events: 12 }, 150],
    [{ do: 'write', lines: 3, bytes: 50 }, 10],
    [{ do: 'follow', events: 12 }, 700],
  ]),
];

test('whatever happens to a log, every line is stored once and in order', async () => {
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, pause, within), { minLength: 3, maxLength: 50, size: 'max' }),
      async (sequence) => {
        const model = new FollowedLogModel();
        try {
          for (const [one, after, amid] of sequence) await model.take(one, after, amid);
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
