import { describe, expect, test } from 'vitest';
import { splitWords } from './split-words.js';

describe('splitWords', () => {
  test.each([
    ['', []],
    ['  a   b ', ['a', 'b']],
    ['--location "New York"', ['--location', 'New York']],
    ['--location="New York"', ['--location=New York']],
    [`--filter '{"a": "b"}'`, ['--filter', '{"a": "b"}']],
    [String.raw`a\ b "say \"hi\"" 'it\'`, ['a b', 'say "hi"', 'it\\']],
    ['""', ['']],
    [String.raw`"C:\new"`, [String.raw`C:\new`]],
  ])('%j', (text, expected) => {
    expect(splitWords(text)).toEqual(expected);
  });

  test.each(['a "b', "it's", 'a \\'])('%j is not closed', (text) => {
    expect(() => splitWords(text)).toThrow(/there is an open/u);
  });
});
