import { expect, test } from 'vitest';
import { formatResult } from './format-result.js';

test.each([
  ['text as it is', { content: [{ type: 'text', text: 'a\n  b' }] }, 'a\n  b'],
  [
    'several blocks',
    {
      content: [
        { type: 'text', text: 'a' },
        { type: 'image', mimeType: 'image/png', data: 'AAAA' },
        { type: 'resource_link', uri: 'file:///a' },
        { type: 'resource', resource: { uri: 'file:///b', text: 'inside' } },
        { type: 'resource', resource: { uri: 'file:///c', blob: 'AAAA' } },
      ],
    },
    'a\n[image image/png, about 3 bytes]\n[resource file:///a]\ninside\n[resource file:///c]',
  ],
  ['a type of later', { content: [{ type: 'new', a: 1 }] }, '{\n  "type": "new",\n  "a": 1\n}'],
  ['structured content alone', { content: [], structuredContent: { a: 1 } }, '{\n  "a": 1\n}'],
  ['nothing', { content: [] }, '(no content)'],
])('%s', (_name, result, expected) => {
  expect(formatResult(result)).toBe(expected);
});
