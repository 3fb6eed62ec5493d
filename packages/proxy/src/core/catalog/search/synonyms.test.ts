import { expect, test } from 'vitest';
import { foldWord } from './fold-word.js';
import { splitWords } from './split-words.js';
import { synonyms } from './synonyms.js';

test('every word is as indexes hold it, stands for others and not for itself', () => {
  for (const [from, others] of synonyms) {
    const words = from.split('_');
    expect(splitWords(words.join(' ')).map(foldWord)).toEqual(words);
    expect(others.length, from).toBeGreaterThan(0);
    for (const { words: stand, weight } of others) {
      expect(splitWords(stand.join(' ')).map(foldWord)).toEqual(stand);
      expect(stand.join('_')).not.toBe(from);
      expect(weight).toBeGreaterThan(0);
      expect(weight).toBeLessThan(1);
    }
  }
});

test('nothing stands for a word twice', () => {
  for (const [from, others] of synonyms) {
    const texts = others.map(({ words }) => words.join(' '));
    expect(texts, from).toEqual([...new Set(texts)]);
  }
});

test.each([
  ['db', 'database'],
  ['database', 'db'],
  ['k8s', 'kubernetes'],
  ['repo', 'repository'],
  ['machine_learning', 'ml'],
])('%s may be %s', (from, to) => {
  const found = synonyms.get(from)?.find(({ words }) => words.join('_') === to);
  expect(found?.weight).toBeGreaterThan(0.5);
});
