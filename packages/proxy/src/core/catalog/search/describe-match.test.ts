import { expect, test } from 'vitest';
import { makeRecord } from '../../../storage/sqlite/make-record.fixture.js';
import { describeMatch } from './describe-match.js';
import type { WordGroup } from './expand-words.js';

const group = (...texts: readonly string[]): WordGroup => ({
  word: texts[0] ?? '',
  alternatives: texts.map((text) => ({ words: text.split(' '), weight: 1 })),
});

const record = makeRecord({
  id: '1',
  name: 'acme/getForecast',
  description: 'Café: the WEATHER, machine learning',
  tags: ['sun'],
  endpoints: [],
});

test('tells the fields in their order, and the words as they are held', () => {
  expect(describeMatch(record, [group('weather', 'forecast'), group('cafe')])).toEqual({
    fields: ['name', 'description'],
    terms: ['forecast', 'cafe', 'weather'],
  });
  expect(describeMatch(record, [group('ml', 'machine learning')])).toEqual({
    fields: ['description'],
    terms: ['machine', 'learning'],
  });
});

test('what does not stand there is not told', () => {
  expect(describeMatch(record, [group('snow')])).toEqual({ fields: [], terms: [] });
  expect(describeMatch(record, [])).toEqual({ fields: [], terms: [] });
});

test('of very many words the first ones are told', () => {
  const description = Array.from({ length: 40 }, (_, index) => `w${index}`).join(' ');
  const { terms } = describeMatch(makeRecord({ id: '1', description }), [
    group(...description.split(' ')),
  ]);
  expect(terms).toHaveLength(16);
});
