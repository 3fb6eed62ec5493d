import { expect, test } from 'vitest';
import type { AggregateView } from '../../../core/bridge/aggregate-view.js';
import { readPlace } from './read-place.js';

const all: AggregateView = { tools: 'all', names: 'prefixed', allow: [], deny: [] };

function read(path: string, view: Partial<AggregateView> = {}): unknown {
  return readPlace(new URL(path, 'http://localhost'), { defaultView: { ...all, ...view } });
}

test.each([
  ['/mcp', { kind: 'aggregate', view: all }],
  ['/mcp/', { kind: 'aggregate', view: all }],
  ['/mcp/conn_0123', { kind: 'connection', connectionId: 'conn_0123' }],
  ['/mcp/service/weather', { kind: 'service', serviceId: 'weather' }],
  ['/mcp/service/io.github.a/b', { kind: 'service', serviceId: 'io.github.a/b' }],
  ['/mcp/service/io.github.a%2Fb/', { kind: 'service', serviceId: 'io.github.a/b' }],
  ['/mcp/service/100%', { kind: 'service', serviceId: '100%' }],
  ['/mcp/v1', undefined],
  ['/mcp/v1/tools/list', undefined],
])('%s', (path, place) => {
  expect(read(path)).toEqual(place);
});

test.each(['/mcp/weather', '/mcp/service', '/mcp/service/', '/mcp/conn_1/tools', '/mcp/conn_'])(
  '%s is nothing, and says what there is',
  (path) => {
    expect(() => read(path)).toThrow(/\/mcp\/\{connectionId\}.*\/mcp\/service\/\{serviceId\}/);
  },
);

test('a query chooses the view', () => {
  expect(read('/mcp?tools=search&names=plain&allow=a_*,b_x&deny=a_y&deny=a_z')).toEqual({
    kind: 'aggregate',
    view: { tools: 'search', names: 'plain', allow: ['a_*', 'b_x'], deny: ['a_y', 'a_z'] },
  });
});

test('a query allows no more than the default view does', () => {
  const view = { allow: ['a_*'], deny: ['a_secret'] };
  expect(read('/mcp', view)).toMatchObject({ view });
  expect(read('/mcp?allow=*', view)).toMatchObject({ view });
  expect(read('/mcp?allow=*_get&deny=b', view)).toMatchObject({
    view: { allow: ['a_get', 'a_*_get'], deny: ['a_secret', 'b'] },
  });
  // An empty list would allow all.
  expect(read('/mcp?allow=b_*', view)).toMatchObject({ view: { allow: [], deny: ['*'] } });
});

test('names cannot be chosen where the patterns of the default view are about other ones', () => {
  for (const view of [{ allow: ['a_*'] }, { deny: ['a_*'] }]) {
    expect(() => read('/mcp?names=plain', view)).toThrow(/patterns are about prefixed names/);
    expect(read('/mcp?names=prefixed', view)).toMatchObject({ view });
  }
  expect(() => read('/mcp?names=prefixed', { names: 'plain', deny: ['a'] })).toThrow(/plain names/);
});

test.each([
  ['tools=some', /tools.*all or search/],
  ['tools=all&tools=search', /tools.*all or search/],
  ['names=', /names.*prefixed or plain/],
  ['allows=a', /allows.*tools, names, allow and deny/],
  ['allow=', /allow.*empty/],
  [`deny=${Array.from({ length: 65 }, (_, i) => `b${i}`).join()}`, /64 patterns/],
])('?%s is refused', (query, message) => {
  expect(() => read(`/mcp?${query}`)).toThrow(message);
});

test('one service has no view', () => {
  expect(() => read('/mcp/conn_1?deny=a')).toThrow(/no view/);
});
