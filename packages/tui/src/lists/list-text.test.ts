import { expect, test } from 'vitest';
import { fitEnd } from './fit-end.js';
import { fitText } from './fit-text.js';
import { padLine } from './pad-line.js';

test.each([
  ['short', 8, 'short'],
  ['a long text', 6, 'a lon…'],
  ['two\nlines', 20, 'two lines'],
  ['天気予報', 5, '天気…'],
  ['red \u001b[31mtext', 20, 'red ␛[31mtext'],
  ['none', 0, ''],
])('%j in %i columns', (text, columns, shown) => {
  expect(fitText(text, columns)).toBe(shown);
});

test('of a text without an end only the beginning is looked at', () => {
  expect(fitText('x'.repeat(10_000_000), 5)).toBe('xxxx…');
});

test.each([
  ['io.example/weather', 18, 'io.example/weather'],
  ['io.example/weather', 8, '…weather'],
  ['天気予報', 5, '…予報'],
  ['天気予報', 0, ''],
])('the end of %j in %i columns', (text, columns, shown) => {
  expect(fitEnd(text, columns)).toBe(shown);
});

test('what is short is filled up with spaces', () => {
  expect(padLine('天', 4)).toBe('天  ');
  expect(padLine('longer', 4)).toBe('longer');
});
