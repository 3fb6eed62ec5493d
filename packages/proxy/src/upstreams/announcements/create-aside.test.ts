import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { McpNotification, McpRequest } from '../../core/mcp-message.js';
import { createAside } from './create-aside.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const word = (method: string): McpNotification => ({ method, params: {} });
const question = (signal = new AbortController().signal): McpRequest => ({
  ...word('roots/list'),
  signal,
});
const answer = { result: { roots: [] } };

test('the first words are kept, and no more than a bounded number of them', () => {
  const aside = createAside({ isExpected: true });
  for (let count = 0; count < 100; count += 1) aside.tell(word(String(count)));
  const told: McpNotification[] = [];
  aside.attach({ onNotification: (notification) => told.push(notification) });
  aside.tell(word('later'));
  expect(told.map(({ method }) => method)).toEqual([
    ...Array.from({ length: 64 }, (_, index) => String(index)),
    'later',
  ]);
});

test('nobody waits for one who does not come', async () => {
  const aside = createAside({ isExpected: true });
  aside.tell(word('early'));
  const asked = aside.ask(question());
  vi.advanceTimersByTime(2000);
  expect(await asked).toBeUndefined();
  aside.tell(word('late'));
  expect(await aside.ask(question())).toBeUndefined();
  const told: unknown[] = [];
  const onNotification = (notification: McpNotification): unknown => told.push(notification);
  aside.attach({ onNotification, onRequest: async () => answer });
  expect(told).toEqual([]);
  expect(await aside.ask(question())).toEqual(answer);
  expect(vi.getTimerCount()).toBe(0);
});

test('the time begins with the session', async () => {
  const aside = createAside({ isExpected: true });
  vi.advanceTimersByTime(2000);
  expect(await aside.ask(question())).toBeUndefined();
});

test('a question that waits is answered by the first who comes', async () => {
  const aside = createAside({ isExpected: true });
  const asked = aside.ask(question());
  aside.attach({ onNotification: () => undefined, onRequest: async () => answer });
  expect(await asked).toEqual(answer);
  expect(vi.getTimerCount()).toBe(0);
});

test('one that is taken back, and the end, leave nothing behind', async () => {
  const aside = createAside({ isExpected: true });
  const takenBack = new AbortController();
  const [first, second] = [aside.ask(question(takenBack.signal)), aside.ask(question())];
  takenBack.abort();
  expect(await first).toBeUndefined();
  aside.close();
  expect(await second).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});
