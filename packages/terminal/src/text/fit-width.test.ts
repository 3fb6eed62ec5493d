import { expect, test } from 'vitest';
import { fitWidth } from './fit-width.js';
import { measureWidth } from './measure-width.js';

test.each([
  ['short', 10, 'short'],
  ['exactly ten', 11, 'exactly ten'],
  ['one too long', 11, 'one too lo…'],
  ['cut after a word', 9, 'cut afte…'],
  ['no space is left', 9, 'no space…'],
  ['天気予報のサービス', 10, '天気予報…'],
  ['天気', 4, '天気'],
  ['👩‍👩‍👧 family', 4, '👩‍👩‍👧…'],
  ['e\u0301tude', 5, 'e\u0301tude'],
  ['anything', 0, '…'],
])('%s in %i columns', (text, width, expected) => {
  expect(fitWidth(text, width)).toBe(expected);
  expect(measureWidth(fitWidth(text, width)).width).toBeLessThanOrEqual(Math.max(1, width));
});
