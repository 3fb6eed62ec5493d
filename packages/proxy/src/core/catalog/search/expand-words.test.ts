import { expect, test } from 'vitest';
import { createVocabulary } from './create-vocabulary.js';
import { expandWords } from './expand-words.js';
import { parseQuery } from './parse-query.js';

/** A catalog in which these words are frequent, and all others unknown or rare. */
function expand(text: string, words: Readonly<Record<string, number>>) {
  const all: Readonly<Record<string, number>> = { every: 1_000, ...words };
  const terms = Object.keys(all).toSorted((a, b) => (a < b ? -1 : 1));
  const counts = Uint32Array.from(terms, (term) => all[term] ?? 0);
  const groups = expandWords(parseQuery(text), createVocabulary({ terms, counts }));
  return groups.map(({ word, alternatives }) => ({
    word,
    /** Each text that may stand for the word, with its weight. */
    stands: new Map(alternatives.map((one) => [one.words.join(' '), one.weight])),
    best: alternatives.toSorted((a, b) => b.weight - a.weight).map((one) => one.words.join(' '))[0],
  }));
}

/** The only group of a text of one word. */
function expandOne(text: string, words: Readonly<Record<string, number>>) {
  const [group] = expand(text, words);
  if (group === undefined) throw new Error(`Nothing is looked for in ${text}.`);
  return group;
}

test('a word that is known stands for itself before anything else', () => {
  const { stands, best } = expandOne('weather', { weather: 90, weathers: 5, weatherman: 7 });
  expect(best).toBe('weather');
  expect(stands.get('weather')).toBe(1);
  for (const other of ['weathers', 'weatherman']) {
    expect(stands.get(other)).toBeGreaterThan(0);
    expect(stands.get(other)).toBeLessThan(1);
  }
});

test('the other forms of a word stand for it, those that only begin so less', () => {
  const { stands } = expandOne('city', { city: 50, cities: 50, cityscape: 50 });
  expect(stands.get('cities')).toBeGreaterThan(stands.get('cityscape') ?? 1);
});

test('the nearer a beginning is to its end, the more it says; most where it is still being typed', () => {
  const words = { forecast: 40, forecasting: 40, other: 40 };
  const [, last] = expand('other forec', words);
  expect(last?.stands.get('forecast')).toBeGreaterThan(last?.stands.get('forecasting') ?? 1);
  const [first] = expand('forec other', words);
  expect(first?.stands.get('forecast')).toBeLessThan(last?.stands.get('forecast') ?? 0);
});

test.each([
  ['wether', 'weather'],
  ['waether', 'weather'],
  ['weatherr', 'weather'],
  ['postgress', 'postgres'],
  ['slak', 'slack'],
  ['kuberntes', 'kubernetes'],
])('%s is taken for %s', (typed, meant) => {
  const words = { weather: 90, postgres: 80, slack: 70, kubernetes: 60, unrelated: 50 };
  const { best, stands } = expandOne(typed, words);
  expect(best).toBe(meant);
  expect(stands.has('unrelated')).toBe(false);
});

test('a known word is hardly ever a slip, and neither are numbers and short words', () => {
  expect(expandOne('stack', { stack: 50, slack: 90 }).stands.has('slack')).toBe(false);
  expect(expandOne('2024', { 2025: 90 }).stands.has('2025')).toBe(false);
  expect(expandOne('aws', { laws: 90 }).stands.has('laws')).toBe(false);
});

test('of two words that may have been meant the frequent one comes first', () => {
  const { stands } = expandOne('weathr', { weather: 900, weathe: 4 });
  expect(stands.get('weather')).toBeGreaterThan(stands.get('weathe') ?? 1);
});

test.each([
  ['k8s', 'kubernetes'],
  ['kubernetes', 'k8s'],
  ['db', 'database'],
  ['repo', 'repository'],
  ['ml', 'machine learning'],
])('%s may be written %s', (word, synonym) => {
  expect(expandOne(word, {}).stands.get(synonym)).toBeGreaterThan(0.5);
});

test('several words may be what one stands for, and one what several are', () => {
  for (const { stands } of expand('machine learning', { ml: 40, machine: 40, learning: 40 })) {
    expect(stands.get('ml')).toBeGreaterThan(0.5);
  }
  for (const { stands } of expand('git hub', { github: 90, git: 40, hub: 40 })) {
    expect(stands.get('github')).toBeGreaterThan(0.5);
  }
  expect(expandOne('googlemaps', { google: 90, maps: 80 }).best).toBe('google maps');
});

test('a compound is its parts, or one word where many write it so', () => {
  const words = { get: 40, forecast: 40, github: 400, git: 40, hub: 40 };
  expect(expand('getForecast', words).map(({ word }) => word)).toEqual(['get', 'forecast']);
  expect(expand('GitHub', words).map(({ word }) => word)).toEqual(['github']);
});

test('every word has its own group, and every alternative a weight of 0 to 1', () => {
  const words = { weather: 90, forecast: 40, forecasts: 3, data: 70, database: 60, db: 30 };
  const groups = expand('wether forecst data bases', words);
  expect(groups.map(({ word }) => word)).toEqual(['wether', 'forecst', 'data', 'bases']);
  for (const { stands } of groups) {
    for (const [text, weight] of stands) {
      expect(text).toMatch(/^\S+( \S+)*$/);
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  }
});

test('nonsense stands for nothing', () => {
  expect(expandOne('xqzvkj', { weather: 90 }).stands.size).toBe(0);
  expect(expand('', { weather: 90 })).toEqual([]);
});
