import type { PartitionState } from '@noanswer/source/kafka';
import type { Checkpoint } from '../src/ingest/checkpoint';
import { whereToBegin } from '../src/ingest/where-to-begin';

const partition = { topic: 'mail', partition: 3 };
const state = (more: Partial<PartitionState>): PartitionState => ({
  ...partition,
  low: 0,
  high: 100,
  committed: null,
  first: 0,
  ...more,
});
const at = (next: number, incarnation = 0): Checkpoint =>
  ({ next, incarnation, digest: {} }) as Checkpoint;

describe('where a partition is read from', () => {
  it('where the settings say, if nobody has read it', () => {
    expect(whereToBegin(state({ first: 70 }), null)).toMatchObject({ offset: 70, gap: null });
  });

  it('where the group committed, if the store knows nothing', () => {
    expect(whereToBegin(state({ committed: 40, first: 100 }), null)).toMatchObject({ offset: 40 });
  });

  it('where the store says, whatever the group committed', () => {
    const checkpoint = at(60);
    expect(whereToBegin(state({ committed: 40 }), checkpoint)).toMatchObject({
      offset: 60,
      checkpoint,
      gap: null,
    });
    expect(whereToBegin(state({ committed: 90 }), checkpoint).offset).toBe(60);
    expect(whereToBegin(state({ high: 60 }), checkpoint)).toMatchObject({ offset: 60, checkpoint });
  });

  it('tells what is gone', () => {
    const gap = { ...partition, from: 20, to: 50 };
    expect(whereToBegin(state({ low: 50 }), at(20)).gap).toEqual(gap);
    expect(whereToBegin(state({ low: 50, committed: 20 }), null).gap).toEqual(gap);
    expect(whereToBegin(state({ low: 50, committed: 10 }), at(20)).gap).toEqual(gap);
  });

  it('takes for no gap what the group has read, though the store has an older place', () => {
    expect(whereToBegin(state({ low: 50, committed: 55 }), at(20))).toMatchObject({
      offset: 55,
      checkpoint: null,
      gap: null,
    });
  });

  it('reads a topic that was made again from its beginning, as another source', () => {
    expect(whereToBegin(state({ high: 10 }), at(60, 1))).toMatchObject({
      offset: 0,
      checkpoint: null,
      gap: null,
      incarnation: 2,
      isOtherTopic: true,
    });
  });
});
