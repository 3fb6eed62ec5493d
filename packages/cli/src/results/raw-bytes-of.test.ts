import { expect, test } from 'vitest';
import { payloadOf } from './payload-of.js';
import { rawBytesOf } from './raw-bytes-of.js';

const text = { type: 'text', text: 'a\n' };
const image = { type: 'image', mimeType: 'image/png', data: 'AAEC' };

test.each<[string, { type: string }, number[]]>([
  ['text', text, [97, 10]],
  ['an image', image, [0, 1, 2]],
  ['a sound', { ...image, type: 'audio' }, [0, 1, 2]],
  ['a file', { type: 'resource', resource: { uri: 'a:b', blob: 'AAEC' } } as never, [0, 1, 2]],
  [
    'a text in a resource',
    { type: 'resource', resource: { uri: 'a:b', text: 'a' } } as never,
    [97],
  ],
])('the bytes of %s', (_name, block, bytes) => {
  expect([...rawBytesOf({ content: [block] }).bytes]).toEqual(bytes);
});

test.each([[[]], [[text, image]], [[{ type: 'resource_link', uri: 'a:b' }]]])(
  'refuses %j',
  (content) => {
    expect(() => rawBytesOf({ content })).toThrow('-o raw writes the bytes of one block');
  },
);

test.each<[string, Parameters<typeof payloadOf>[0], unknown]>([
  ['structured content', { content: [text], structuredContent: { a: 1 } }, { a: 1 }],
  ['JSON in the text', { content: [{ type: 'text', text: '[{"a":1}]' }] }, [{ a: 1 }]],
  [
    'a text that only looks so',
    { content: [{ type: 'text', text: '[a' }] },
    [{ type: 'text', text: '[a' }],
  ],
  ['blocks', { content: [text, image] }, [text, image]],
])('the data of a result is %s', (_name, result, expected) => {
  expect(payloadOf(result)).toEqual(expected);
});
