import { expect, test } from 'vitest';
import { textOf } from './text-of.js';

test('is that of the text blocks, and of no other', () => {
  const content = [
    { type: 'text', text: 'one' },
    { type: 'image', text: 'not this', data: '', mimeType: 'image/png' },
    { type: 'text', text: 7 },
    { type: 'text', text: 'two' },
  ];
  expect(textOf({ content })).toBe('one\ntwo');
  expect(textOf({ content: [] })).toBe('');
});
