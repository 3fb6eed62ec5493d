import type { ToolResult } from '@nanda/protocol';
import { expect, test } from 'vitest';
import { fakeTool } from '../../testing/fake-upstream.js';
import { createResultCache, type CachePlace } from './result-cache.js';

const place: CachePlace = {
  connectionId: 'one',
  endpoint: 'https://a.example',
  tool: { ...fakeTool, annotations: { readOnlyHint: true } },
  parameters: { a: 1, b: 2 },
};
const result: ToolResult = { content: [{ type: 'text', text: '3' }] };

test('keeps results of tools that only read, for the time that is set, whatever the order of parameters', () => {
  let now = 0;
  const cache = createResultCache({ readOnlyTtl: 100, now: () => now });
  cache.put(place, result);
  expect(cache.get({ ...place, parameters: { b: 2, a: 1 } })).toBe(result);
  expect(cache.get({ ...place, parameters: { a: 1, b: 3 } })).toBeUndefined();
  expect(cache.get({ ...place, connectionId: 'two' })).toBeUndefined();
  now = 100;
  expect(cache.get(place)).toBeUndefined();
});

test('keeps nothing of tools that act, of failures, and nothing without a setting', () => {
  const cache = createResultCache({ readOnlyTtl: 100 });
  cache.put({ ...place, tool: fakeTool }, result);
  cache.put(place, { ...result, isError: true });
  expect(cache.get({ ...place, tool: fakeTool })).toBeUndefined();
  const off = createResultCache({ readOnlyTtl: 0 });
  off.put(place, result);
  expect(off.get(place)).toBeUndefined();
});

test('the service’s own word counts, also about who may share it', () => {
  let now = 0;
  const cache = createResultCache({ readOnlyTtl: 0, now: () => now });
  const acting = { ...place, tool: fakeTool };
  const shared = { ...result, ttlMs: 50, cacheScope: 'public' };
  cache.put(acting, shared);
  expect(cache.get({ ...acting, connectionId: 'two' })).toBe(shared);
  expect(cache.get({ ...acting, connectionId: 'two', endpoint: 'other' })).toBeUndefined();
  now = 50;
  expect(cache.get(acting)).toBeUndefined();
  cache.put(acting, { ...shared, cacheScope: 'private' });
  expect(cache.get({ ...acting, connectionId: 'two' })).toBeUndefined();
  expect(cache.get(acting)).toBeDefined();
  cache.put({ ...place, connectionId: 'three' }, { ...result, ttlMs: 0 });
  expect(cache.get({ ...place, connectionId: 'three' })).toBeUndefined();
});

test('is bounded: what was used longest ago goes', () => {
  const cache = createResultCache({ readOnlyTtl: 1000 });
  const big = { content: [{ type: 'text', text: 'x'.repeat(3 * 1024 * 1024) }] };
  for (let a = 0; a < 12; a += 1) {
    cache.put({ ...place, parameters: { a } }, big);
    cache.get({ ...place, parameters: { a: 0 } });
  }
  const kept = Array.from({ length: 12 }, (_, a) => cache.get({ ...place, parameters: { a } })).map(
    (found) => found !== undefined,
  );
  expect(kept[0]).toBe(true);
  expect(kept[1]).toBe(false);
  expect(kept.filter(Boolean)).toHaveLength(10);
  cache.put(
    { ...place, parameters: {} },
    { content: [{ type: 'text', text: 'x'.repeat(2 ** 23) }] },
  );
  expect(cache.get({ ...place, parameters: {} })).toBeUndefined();
});
