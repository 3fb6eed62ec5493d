import { expect, test } from 'vitest';
import { indexText } from './index-text.js';
import { matchExpressions } from './match-expressions.js';
import { wordForms } from './word-forms.js';

test.each([
  ['apis', ['apis', 'api'], ['apis']],
  ['cities', ['cities', 'city'], ['cities']],
  ['city', ['city', 'cities'], ['city']],
  ['searches', ['searches', 'search'], ['searches']],
  ['status', ['status'], ['status']],
  ['translation', ['translation'], ['translation', 'translat']],
  ['postgresql', ['postgresql'], ['postgresql', 'postgre']],
  ['booking', ['booking'], ['booking', 'book']],
  ['ring', ['ring'], ['ring']],
  ['a', ['a'], []],
])('%s is looked for as %j and as the beginning %j', (word, exact, prefixes) => {
  expect(wordForms(word)).toEqual({ exact, prefixes });
});

test('quotes every term, drops empty words and says each word once', () => {
  expect(matchExpressions('the Sun AND "sun')).toEqual({
    all: '("sun" OR "sun"*)',
    any: '("sun" OR "sun"*)',
  });
  expect(matchExpressions('a the')?.all).toBe('("a") AND ("the" OR "the"*)');
  expect(matchExpressions('?!')).toBeUndefined();
});

test('looks for compound words joined and in parts', () => {
  expect(matchExpressions('getCar')?.all).toBe(
    '("getcar" OR "getcar"* OR (("get" OR "get"*) AND ("car" OR "car"*)))',
  );
  expect(indexText('getCar, ClimateAPI, APIs and plain')).toBe(
    'getCar, ClimateAPI, APIs and plain get Car Climate API',
  );
  expect(indexText('kebab-case text')).toBe('kebab-case text');
});

test('bounds the words of an expression', () => {
  const words = Array.from({ length: 200 }, (_, index) => `w${index}`).join(' ');
  expect(matchExpressions(words)?.all.split(' AND ')).toHaveLength(16);
});
