import { expect, test } from 'vitest';
import { createVocabulary } from './create-vocabulary.js';
import { parseQuery } from './parse-query.js';
import { suggestQueries } from './suggest-queries.js';

const words: Readonly<Record<string, number>> = {
  climate: 5,
  forecast: 40,
  weather: 90,
  whether: 3,
  weatherman: 2,
};
const terms = Object.keys(words).toSorted();
const counts = Uint32Array.from(terms, (term) => words[term] ?? 0);
const suggest = (text: string) =>
  suggestQueries(parseQuery(text), createVocabulary({ terms, counts }));

test('suggests texts of words that there are, at most three, the nearest first', () => {
  const suggestions = suggest('wheather forcast');
  expect(suggestions[0]).toBe('weather forecast');
  expect(suggestions.length).toBeLessThanOrEqual(3);
  for (const suggestion of suggestions) {
    for (const word of suggestion.split(' ')) expect(terms).toContain(word);
  }
});

test('what is right stays, and where nothing is near half of it may be', () => {
  expect(suggest('climate weathr')[0]).toBe('climate weather');
  expect(suggest('climatology')).toEqual(['climate']);
});

test('suggests nothing for nonsense or nothing', () => {
  expect(suggest('xqzvkj')).toEqual([]);
  expect(suggest('')).toEqual([]);
});
