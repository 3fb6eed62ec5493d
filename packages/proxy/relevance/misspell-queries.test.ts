import { expect, test } from 'vitest';
import { misspellQueries } from './misspell-queries.js';

const grades = new Map([['a', 3]]);

test('misspells what is typed in words, and only where something comes of it', () => {
  const queries = ['words', 'typo', 'prefix', 'url', 'id-or-url', 'sentence'].map((name) => ({
    text: name === 'sentence' ? 'db' : name,
    class: name,
    grades,
  }));
  const misspelt = misspellQueries(queries, {
    misspell: (text, { seed }) => (text === 'db' ? undefined : text.slice(0, -seed)),
  });
  expect(misspelt.map(({ variant }) => variant)).toEqual([
    { text: 'word', class: 'words', grades },
    { text: 'wor', class: 'words', grades },
    { text: 'wo', class: 'words', grades },
  ]);
  expect(new Set(misspelt.map(({ query }) => query))).toEqual(new Set([queries[0]]));
});
