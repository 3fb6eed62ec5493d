import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { UpstreamNotice } from '../upstream-connector.js';
import { relayNotices } from './relay-notices.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

function start() {
  const published: UpstreamNotice[] = [];
  const surplus: number[] = [];
  const relay = relayNotices({
    publish: (notice) => published.push(notice),
    onSurplus: (count) => surplus.push(count),
  });
  return { relay, published, surplus };
}

const updated = (uri: string): UpstreamNotice => ({ kind: 'resource_updated', uri });

test('hands on at once what is new, and what comes again once more', () => {
  const { relay, published } = start();
  for (let time = 0; time < 50; time += 1) relay.tell(updated('file:///a'));
  relay.tell(updated('file:///b'));
  relay.tell({ kind: 'prompts_changed' });
  expect(published).toEqual([
    updated('file:///a'),
    updated('file:///b'),
    { kind: 'prompts_changed' },
  ]);
  vi.advanceTimersByTime(100);
  expect(published.slice(3)).toEqual([updated('file:///a')]);
  vi.advanceTimersByTime(1000);
  expect(published).toHaveLength(4);
});

test('different ones are bounded, and how many were left out is told', () => {
  const { relay, published, surplus } = start();
  for (let index = 0; index < 250; index += 1) relay.tell(updated(`file:///${index}`));
  expect(published).toHaveLength(100);
  vi.advanceTimersByTime(100);
  expect(surplus).toEqual([150]);
  relay.tell(updated('file:///249'));
  expect(published.at(-1)).toEqual(updated('file:///249'));
  vi.advanceTimersByTime(100);
  expect(surplus).toEqual([150]);
});

test('a name that is too long is left out', () => {
  const { relay, published, surplus } = start();
  relay.tell(updated(`file:///${'a'.repeat(5000)}`));
  vi.advanceTimersByTime(100);
  expect({ published, surplus }).toEqual({ published: [], surplus: [1] });
});

test('stopped, it tells nothing more', () => {
  const { relay, published } = start();
  relay.tell({ kind: 'resources_changed' });
  relay.tell({ kind: 'resources_changed' });
  relay.stop();
  relay.tell({ kind: 'prompts_changed' });
  vi.advanceTimersByTime(1000);
  expect(published).toEqual([{ kind: 'resources_changed' }]);
});
