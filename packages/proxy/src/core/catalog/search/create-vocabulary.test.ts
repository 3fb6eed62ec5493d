import { expect, test } from 'vitest';
import { createVocabulary } from './create-vocabulary.js';
import type { Vocabulary } from './vocabulary.js';

function vocabularyOf(words: Readonly<Record<string, number>>): Vocabulary {
  const terms = Object.keys(words).toSorted((a, b) => (a < b ? -1 : 1));
  return createVocabulary({ terms, counts: Uint32Array.from(terms, (term) => words[term] ?? 0) });
}

const vocabulary = vocabularyOf({
  city: 3,
  cities: 5,
  citadel: 2,
  query: 4,
  queries: 1,
  weather: 90,
  weathers: 1,
  whether: 7,
  wether: 1,
  leather: 8,
  z: 1,
  ｚ: 2,
  𐐀: 3,
  '10': 4,
});

test('knows how many documents have a word', () => {
  expect(['weather', 'z', 'ｚ', '𐐀', '10'].map((word) => vocabulary.count(word))).toEqual([
    90, 1, 2, 3, 4,
  ]);
  expect(['', 'a', 'weathe', 'zz', 'Weather'].map((word) => vocabulary.count(word))).toEqual([
    0, 0, 0, 0, 0,
  ]);
  expect(vocabulary.documents).toBe(90);
});

test('finds what begins so, the most frequent first', () => {
  expect(vocabulary.startingWith('cit', { limit: 10 })).toEqual(['cities', 'city', 'citadel']);
  expect(vocabulary.startingWith('cit', { limit: 1 })).toEqual(['cities']);
  expect(vocabulary.startingWith('x', { limit: 10 })).toEqual([]);
});

test('finds the other forms of a word', () => {
  expect(vocabulary.withStemOf('city')).toEqual(['cities']);
  expect(vocabulary.withStemOf('cities')).toEqual(['city']);
  expect(vocabulary.withStemOf('queries')).toEqual(['query']);
  expect(vocabulary.withStemOf('nothing')).toEqual([]);
});

test('finds what is near, the nearest and then the most frequent first', () => {
  const near = (word: string, distance: 1 | 2, limit = 10) =>
    vocabulary.near(word, { distance, limit }).map((found) => `${found.term} ${found.distance}`);
  expect(near('weathr', 1)).toEqual(['weather 1']);
  expect(near('weather', 1)).toEqual(['leather 1', 'wether 1', 'weathers 1']);
  expect(near('weather', 2)).toEqual(['leather 1', 'wether 1', 'weathers 1', 'whether 2']);
  expect(near('weather', 2, 2)).toEqual(['leather 1', 'wether 1']);
  expect(near('xeather', 1)).toEqual(['weather 1', 'leather 1']);
  expect(near('xyzxyz', 2)).toEqual([]);
});

test('nothing is a vocabulary too', () => {
  const empty = vocabularyOf({});
  expect([empty.documents, empty.count('a'), empty.startingWith('', { limit: 3 })]).toEqual([
    0,
    0,
    [],
  ]);
  expect(empty.near('weather', { distance: 2, limit: 3 })).toEqual([]);
});
