import { expect, test } from 'vitest';
import { withAppUri } from './app-uris.js';
import { createSeenUris } from './create-seen-uris.js';
import { listResultUris, mapResultUris } from './map-result-uris.js';

const map = (uri: string): string => `b+${uri}`;

test('links, embedded resources and contents are mapped, wherever they are; all else stays, in order', () => {
  const result = {
    first: 1,
    content: [
      { type: 'text', text: 'x:1', uri: 'x:text' },
      { name: 'link', type: 'resource_link', uri: 'x:link', extra: true },
      { type: 'resource', resource: { mimeType: 'a/b', uri: 'x:embedded', text: 'uri' } },
      { type: 'unknown', uri: 'x:unknown' },
      null,
    ],
    contents: [{ uri: 'x:contents', blob: 'AA==' }],
    messages: [
      { role: 'user', content: { type: 'resource_link', uri: 'x:message' } },
      { role: 'user', content: [{ type: 'resource', resource: { uri: 'x:list' } }] },
    ],
    structuredContent: { uri: 'x:data' },
    result: { content: [{ type: 'resource_link', uri: 'x:task' }] },
  };
  const before = structuredClone(result);
  const mapped = JSON.stringify(mapResultUris(result, map));
  let expected = JSON.stringify(result);
  for (const name of ['link', 'embedded', 'contents', 'message', 'list', 'task']) {
    expected = expected.replace(`"uri":"x:${name}"`, `"uri":"b+x:${name}"`);
  }
  expect(mapped).toBe(expected);
  expect(result).toEqual(before);
  expect(listResultUris(result)).toHaveLength(6);
});

test('a result in which nothing differs is the same object', () => {
  const result = { content: [{ type: 'resource_link', uri: 'x:1' }], messages: [{ content: 'x' }] };
  expect(mapResultUris(result, (uri) => uri)).toBe(result);
});

test('the app of a tool is mapped under both of its keys', () => {
  const tool = {
    name: 'a',
    _meta: {
      before: 1,
      ui: { resourceUri: 'ui://x', more: 2 },
      'ui/resourceUri': 'ui://x',
      after: 3,
    },
  };
  expect(JSON.stringify(withAppUri(tool, map))).toBe(
    JSON.stringify({
      name: 'a',
      _meta: {
        before: 1,
        ui: { resourceUri: 'b+ui://x', more: 2 },
        'ui/resourceUri': 'b+ui://x',
        after: 3,
      },
    }),
  );
  expect(withAppUri(tool, (uri) => uri)).toBe(tool);
});

test('what was seen is bounded in number and in size', () => {
  const seen = createSeenUris();
  const place = { connectionId: 'a', uri: 'own' };
  for (let index = 0; index < 6000; index += 1) seen.add(`x:${index}`, place);
  expect(seen.find('x:0')).toBeUndefined();
  expect(seen.find('x:5999')).toBe(place);
  seen.add('y'.repeat(5000), place);
  expect(seen.find('y'.repeat(5000))).toBeUndefined();
  for (let index = 0; index < 400; index += 1) seen.add(`z:${index}:${'z'.repeat(4000)}`, place);
  expect(seen.find('x:5999')).toBeUndefined();
  expect(seen.find(`z:399:${'z'.repeat(4000)}`)).toBe(place);
});
