import { expect, test, vi } from 'vitest';
import { pressKeys } from '../testing/press-keys.js';
import { createConfirmer } from './create-confirmer.js';
import { createStore } from './create-store.js';

const question = { question: 'Run drop?', detail: 'It drops.' };

function open() {
  const store = createStore();
  const confirmer = createConfirmer(store);
  const ending = new AbortController();
  const ask = () => confirmer.ask(question, { signal: ending.signal });
  const press = (key: string) => {
    for (const intent of pressKeysOn(key))
      if (intent.intent === 'agree') confirmer.agree(intent.number);
  };
  const pressKeysOn = (key: string) => {
    const { state, intents } = pressKeys([key], store.state);
    if (state.view.overlay !== store.state.view.overlay) store.dispatch({ type: 'overlay-closed' });
    return intents;
  };
  return { store, ending, ask, press };
}

test('what is typed just when it comes is not a yes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { store, ask, press } = open();
    const answer = ask();
    await vi.waitFor(() => expect(store.state.view.overlay?.kind).toBe('confirm'));
    press('y');
    press('enter');
    expect(store.state.view.overlay?.kind).toBe('confirm');
    vi.advanceTimersByTime(1000);
    press('y');
    expect(await answer).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  } finally {
    vi.useRealTimers();
  }
});

test('it waits for what somebody is busy with, and comes then', async () => {
  const { store, ask, ending } = open();
  store.dispatch({ type: 'overlay-opened', overlay: { kind: 'help' } });
  const answer = ask();
  await new Promise((resolve) => setImmediate(resolve));
  expect(store.state.view.overlay?.kind).toBe('help');
  store.dispatch({ type: 'overlay-closed' });
  await vi.waitFor(() => expect(store.state.view.overlay?.kind).toBe('confirm'));
  ending.abort();
  expect(await answer).toBe(false);
  expect(store.state.view.overlay).toBeNull();
});

test('what is given up while it waits leaves alone what is in front', async () => {
  const { store, ask, ending } = open();
  store.dispatch({ type: 'overlay-opened', overlay: { kind: 'help' } });
  const answer = ask();
  ending.abort();
  expect(await answer).toBe(false);
  expect(store.state.view.overlay?.kind).toBe('help');
});

test('another thing in front of it is a no', async () => {
  const { store, ask } = open();
  const answer = ask();
  await vi.waitFor(() => expect(store.state.view.overlay?.kind).toBe('confirm'));
  store.dispatch({ type: 'overlay-opened', overlay: { kind: 'help' } });
  expect(await answer).toBe(false);
  expect(store.state.view.overlay?.kind).toBe('help');
});
