import { expect, test } from 'vitest';
import { encodeQuery } from './encode-query.js';

test('lists become text with commas, and what says nothing is left out', () => {
  expect(
    encodeQuery({
      q: 'a & b',
      tags: ['x', 'y'],
      none: [],
      verified: false,
      limit: 0,
      sort: undefined,
    }),
  ).toBe('?q=a+%26+b&tags=x%2Cy&verified=false&limit=0');
  expect(encodeQuery({ q: undefined })).toBe('');
});
