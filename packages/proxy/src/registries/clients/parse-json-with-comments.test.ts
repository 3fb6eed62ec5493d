import { expect, test } from 'vitest';
import { parseJsonWithComments } from './parse-json-with-comments.js';

test.each([
  ['{"a":1}', { a: 1 }],
  ['\uFEFF{"a":1,}', { a: 1 }],
  ['// first\n{"a": [1, 2, /* three */ ], /* end */ }\n// last', { a: [1, 2] }],
  [
    '{"url": "https://a.example/*no*/", // yes\n"b": "a,]"}',
    { url: 'https://a.example/*no*/', b: 'a,]' },
  ],
  [String.raw`{"a": "\"// no", }`, { a: '"// no' }],
  [String.raw`{"a": "\\", /**/ "b": [[1, // }` + '\n],],}', { a: '\\', b: [[1]] }],
  ['{"a":1, "b": 2}//', { a: 1, b: 2 }],
])('reads %j', (text, value) => {
  expect(parseJsonWithComments(text)).toEqual(value);
});

test.each([
  '{"a":1,,}',
  '{',
  '/* open',
  '{"a":1} /* open',
  '{}/*/',
  '{"a',
  '{"a\\',
  '{"a" 1}',
  '/',
])('refuses %j', (text) => {
  expect(() => parseJsonWithComments(text)).toThrow(SyntaxError);
});

test.each(['/', '//', '/*', '/**/', '"', '\\', ',', ', ', '/ ', '"\\', ',/**/', '{', ' '])(
  'is soon done with 100,000 times %j',
  (unit) => {
    // One character too many for each that went before would take for ever.
    const content = unit.repeat(100_000);
    for (const text of [content, `${content}\n`, `[1${content}`, `"${content}`]) {
      expect(() => parseJsonWithComments(`${text}]x`)).toThrow(SyntaxError);
    }
    expect(parseJsonWithComments(`[1 //${content}\n]`)).toEqual([1]);
  },
);
