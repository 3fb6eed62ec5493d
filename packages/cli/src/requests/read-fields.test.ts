import { expect, test } from 'vitest';
import { readFields } from './read-fields.js';

test('texts, JSON, and places within', () => {
  expect(
    readFields([
      'name=a=b',
      'limit:=3',
      'parameters.city=Oslo',
      'parameters.days:=[1,2]',
      'tags[0]=x',
      'tags[1]=y',
      'empty=',
    ]),
  ).toEqual({
    name: 'a=b',
    limit: 3,
    parameters: { city: 'Oslo', days: [1, 2] },
    tags: ['x', 'y'],
    empty: '',
  });
});

test.each(['plain', 'a:={', '__proto__.x=1', 'a..b=1', '[0]=1', '=x'])('%s is refused', (word) => {
  expect(() => readFields([word])).toThrow(expect.objectContaining({ code: 'USAGE_ERROR' }));
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});
