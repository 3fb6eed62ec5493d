import { expect, test } from 'vitest';
import { createVocabulary } from './create-vocabulary.js';
import { withoutTerms } from './without-terms.js';

const vocabulary = createVocabulary({
  terms: ['query', 'search', 'searched', 'searches', 'seerch'],
  counts: Uint32Array.from([5, 9, 2, 3, 4]),
});

test('words that are left out are not known, not begun, and not near to anything', () => {
  const rest = withoutTerms(vocabulary, new Set(['search', 'searched']));
  expect(rest.count('search')).toBe(0);
  expect(rest.count('query')).toBe(5);
  expect(rest.startingWith('sear', { limit: 1 })).toEqual(['searches']);
  expect(rest.withStemOf('searching')).toEqual(['searches']);
  expect(rest.near('serch', { distance: 1, limit: 1 })).toMatchObject([{ term: 'seerch' }]);
  expect(rest.nearBeginning('seaech', { limit: 1 })).toEqual(['searches']);
});

test('with nothing left out it is the same', () => {
  const same = withoutTerms(vocabulary, new Set());
  expect(same.startingWith('sear', { limit: 2 })).toEqual(
    vocabulary.startingWith('sear', { limit: 2 }),
  );
  expect(same.count('search')).toBe(9);
});
