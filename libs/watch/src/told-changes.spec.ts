import { openStore, type DecisionRow, type Store } from '@noanswer/store';
import { ToldChanges, type ToldChange } from '.';

const AT = Date.UTC(2026, 4, 1);
const row = (version: number, given: Partial<DecisionRow> = {}): DecisionRow => ({
  ...{ kind: 'domain', id: `domain:${AT}:a.example`, subject: 'a.example', state: 'suspect' },
  ...{ at: AT + version * 60_000, began: AT, since: AT, endedAt: null, isOver: false },
  ...{ isRefresh: false, isVoid: false, evidence: '{}', sentence: 'So it is.', version },
  ...given,
});

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

it('passes on what is written, in order and once, and remembers it for who comes back', async () => {
  await store.saveDecisions([row(5)]);
  const changes = new ToldChanges(store);
  expect(changes.after('5')).toBeNull();
  const heard: ToldChange[] = [];
  const end = changes.subscribe((change) => heard.push(change));
  await changes.look();
  expect(heard).toEqual([]);
  await store.saveDecisions([
    row(8, { state: 'chronic' }),
    row(7, { isVoid: true }),
    row(9, { isRefresh: true }),
  ]);
  await changes.look();
  await changes.look();
  expect(heard.map(({ id, kind, data }) => [id, kind, data.state, data.isTakenBack])).toEqual([
    ['7', 'domain', 'suspect', true],
    ['8', 'domain', 'chronic', false],
  ]);
  end();
  await store.saveDecisions([row(10)]);
  await changes.look();
  expect(heard).toHaveLength(2);
  expect(changes.after('5')?.map(({ id }) => id)).toEqual(['7', '8', '10']);
  expect(changes.after('8')?.map(({ id }) => id)).toEqual(['10']);
  for (const unknown of ['4', '99', '', 'x', '-1']) expect(changes.after(unknown)).toBeNull();
});
