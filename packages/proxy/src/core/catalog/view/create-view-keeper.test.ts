import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { createViewKeeper, type ViewKeeper } from './create-view-keeper.js';
import { type GivenRow, makeRows } from './make-rows.fixture.js';

/** A keeper over rows that a test changes, with how often they were read. */
function keep(
  registries: readonly { readonly type: string; readonly isPrivate?: boolean }[],
  given: readonly GivenRow[],
) {
  const state = { rows: given, version: 1, reads: 0, failure: undefined as Error | undefined };
  const keeper: ViewKeeper = createViewKeeper({
    registries: registries.map((registry, index) => ({
      key: `${index}`,
      name: `${index}`,
      ...registry,
    })),
    repository: {
      version: async () => String(state.version),
      async rows() {
        state.reads += 1;
        if (state.failure !== undefined) throw state.failure;
        return makeRows(state.rows);
      },
    },
  });
  return { keeper, state };
}

const row = (id: string, registry = 0): GivenRow => ({ record: makeRecord({ id }), registry });
const file = { type: 'file' };

test('reads the rows once for many callers, and not again while nothing has changed', async () => {
  const { keeper, state } = keep([file], [row('a')]);
  const views = await Promise.all([keeper.views(), keeper.views()]);
  expect(views[0]).toBe(views[1]);
  expect(await keeper.views()).toBe(views[0]);
  expect(views[0]?.version).toBe('1');
  expect(state.reads).toBe(1);
});

test('what is expired is not given any more', async () => {
  const { keeper, state } = keep([file], [row('a')]);
  const before = await keeper.views();
  state.rows = [row('a'), row('b')];
  state.version = 2;
  keeper.expire();
  const after = await keeper.views();
  expect(after.version).toBe('2');
  expect([before.local.faces.length, after.local.faces.length]).toEqual([1, 2]);
});

test('what expires while it is being built is built again', async () => {
  const { keeper, state } = keep([file], [row('a')]);
  const first = keeper.views();
  state.rows = [row('a'), row('b')];
  keeper.expire();
  expect((await keeper.views()).local.faces).toHaveLength(2);
  await first;
});

test('a change of another process is seen too, after a moment', async () => {
  const { keeper, state } = keep([file], [row('a')]);
  await keeper.views();
  state.rows = [];
  state.version = 2;
  await expect.poll(async () => (await keeper.views()).local.faces.length).toBe(0);
});

test('a store that fails is asked again the next time', async () => {
  const { keeper, state } = keep([file], [row('a')]);
  state.failure = new Error('broken');
  await expect(keeper.views()).rejects.toThrow('broken');
  state.failure = undefined;
  expect((await keeper.views()).local.faces).toHaveLength(1);
});

test('what is private is in the view of the local user alone', async () => {
  const { keeper } = keep([{ ...file, isPrivate: true }, file], [row('mine'), row('all', 1)]);
  const { local, shared } = await keeper.views();
  expect([local.faces.length, shared.faces.length]).toEqual([2, 1]);
  const one = await keep([file], [row('a')]).keeper.views();
  expect(one.shared).toBe(one.local);
});

test('samples are for those who have nothing else', async () => {
  const samples = { type: 'samples' };
  const { keeper, state } = keep([file, samples], [row('sample', 1)]);
  expect((await keeper.views()).local.faces).toHaveLength(1);
  state.rows = [row('sample', 1), row('a')];
  keeper.expire();
  const { local } = await keeper.views();
  expect(Array.from(local.faces)).toEqual([1]);
});

test('what the local user added is nothing that others have beside the samples', async () => {
  const { keeper } = keep(
    [{ ...file, isPrivate: true }, { type: 'samples' }],
    [row('mine'), row('sample', 1)],
  );
  const { local, shared } = await keeper.views();
  expect([Array.from(local.faces), Array.from(shared.faces)]).toEqual([[0], [1]]);
});
