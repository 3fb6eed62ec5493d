import { measureWidth } from '@nanda/terminal';
import { expect, test } from 'vitest';
import { breakLines } from './break-lines.js';

test('text is broken between words, and in them where they are too long', () => {
  expect(breakLines('one two three', { width: 7 })).toEqual(['one two', 'three']);
  expect(breakLines('a\n\nb', { width: 7 })).toEqual(['a', '', 'b']);
  expect(breakLines('https://pay.example/abc', { width: 8 })).toEqual([
    'https://',
    'pay.exam',
    'ple/abc',
  ]);
  expect(breakLines('天気予報', { width: 5 })).toEqual(['天気', '予報']);
  expect(breakLines('天', { width: 1 })).toEqual(['天']);
});

test('nothing is left out, and nothing is wider', () => {
  const text = `start ${'天x'.repeat(200)} end ${'y'.repeat(333)}`;
  for (const width of [2, 3, 10, 61]) {
    const lines = breakLines(text, { width });
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    for (const line of lines) expect(measureWidth(line).width).toBeLessThanOrEqual(width);
  }
});
