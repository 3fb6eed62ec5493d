import { expect, test, vi } from 'vitest';
import { initialSession } from '../session/initial-session.js';
import { createStore } from '../session/create-store.js';
import type { HistoryStore } from './history-store.js';
import { keepHistory } from './keep-history.js';

function start(overrides: Partial<HistoryStore> = {}) {
  const lines: string[] = [];
  const store = createStore(initialSession);
  const onFailure = vi.fn<(error: unknown) => void>();
  const history: HistoryStore = {
    read: async () => ['search: coffee'],
    append: async (line) => void lines.push(line),
    ...overrides,
  };
  const leave = keepHistory(history, { store, onFailure });
  const give = (line: string) =>
    store.dispatch({ type: 'edited', event: { type: 'remembered', line } });
  return { lines, store, onFailure, leave, give };
}

test('earlier lines come in, and new ones are kept', async () => {
  const { lines, store, leave, give } = start();
  await vi.waitFor(() => expect(store.state.input.history).toEqual(['search: coffee']));
  for (const line of ['tools', 'tools', 'connect: 1 ', 'tools', ' quit', 'auth: hunter2', ''])
    give(line);
  await leave();
  expect(lines).toEqual(['tools', 'connect: 1', 'tools']);
  give('popular');
  expect(lines).toHaveLength(3);
});

test('what cannot be read is no history', async () => {
  const { store, leave } = start({ read: async () => Promise.reject(new Error('no')) });
  await leave();
  expect(store.state.input.history).toEqual([]);
});

test('it is told once that lines are not kept', async () => {
  const { onFailure, leave, give } = start({
    append: async () => Promise.reject(new Error('full')),
  });
  give('tools');
  give('popular');
  await leave();
  expect(onFailure).toHaveBeenCalledTimes(1);
});
