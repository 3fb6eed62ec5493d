import { expect, test } from 'vitest';
import { createVocabulary } from './create-vocabulary.js';
import { splitJoinedWord } from './split-joined-word.js';

const counts: Readonly<Record<string, number>> = { ant: 9, google: 90, ice: 9, maps: 80, rare: 1 };
const terms = Object.keys(counts);
const vocabulary = createVocabulary({
  terms,
  counts: Uint32Array.from(terms, (term) => counts[term] ?? 0),
});

test.each<[string, boolean, [string, string] | undefined]>([
  ['googlemaps', false, ['google', 'maps']],
  ['goglemaps', false, undefined],
  ['goglemaps', true, ['google', 'maps']],
  ['googlemasp', true, ['google', 'maps']],
  // One slip, not two.
  ['goglemasp', true, undefined],
  // What hardly anybody writes is no part.
  ['googlerare', true, undefined],
  ['google', true, undefined],
  ['ab', true, undefined],
])('%s (mended: %s) is %j', (word, mayMend, parts) => {
  expect(splitJoinedWord(word, { vocabulary, mayMend })).toEqual(parts);
});
