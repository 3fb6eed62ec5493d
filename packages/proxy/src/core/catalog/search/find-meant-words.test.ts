import { expect, test } from 'vitest';
import { createVocabulary } from './create-vocabulary.js';
import { findMeantWords } from './find-meant-words.js';

function vocabularyOf(counts: Readonly<Record<string, number>>) {
  const terms = Object.keys(counts).toSorted();
  return createVocabulary({ terms, counts: Uint32Array.from(terms, (term) => counts[term] ?? 0) });
}

const vocabulary = vocabularyOf({
  weather: 900,
  whether: 20,
  leather: 5,
  postgres: 300,
  postgresql: 200,
  powerpoint: 10,
  power: 400,
  refactoring: 30,
  slack: 250,
  transcribe: 40,
  transaction: 200,
  translation: 60,
  zebra: 1,
});

const meant = (word: string, isLast = false) =>
  findMeantWords({ word, isLast }, vocabulary).map(({ term }) => term);

test.each([
  ['wether', 'weather'],
  ['weahter', 'weather'],
  ['eather', 'weather'],
  ['slak', 'slack'],
  ['postgress', 'postgres'],
  // Letters that have changed places are likelier than a more frequent word.
  ['transaltion', 'translation'],
  // Forms that nobody has written here, with a slip.
  ['tarnscribing', 'transcribe'],
  ['refatcor', 'refactoring'],
  ['pwoerpointt', 'powerpoint'],
])('%s was meant as %s', (typed, wanted) => {
  expect(meant(typed)[0]).toBe(wanted);
});

test('a word that is half typed is the beginning of another', () => {
  expect(meant('postg', true)).toEqual(['postgres', 'postgresql']);
  expect(meant('powerp', true)[0]).toBe('powerpoint');
});

test('what many have written is no slip, and what nothing resembles stays alone', () => {
  expect(meant('weather')).toEqual([]);
  expect(meant('qqqqq')).toEqual([]);
  expect(meant('12345')).toEqual([]);
  expect(meant('abc')).toEqual([]);
});

test('no guess counts as much as the word itself, and the likeliest comes first', () => {
  const weights = findMeantWords({ word: 'wether', isLast: true }, vocabulary).map(
    ({ weight }) => weight,
  );
  expect(weights).toEqual(weights.toSorted((a, b) => b - a));
  for (const weight of weights) expect(weight).toBeLessThan(1);
});
