import { expect, test } from 'vitest';
import { quoteWord } from './quote-word.js';
import { splitWords } from './split-words.js';

test.each([
  ['plain', 'plain'],
  ['--a=b', '--a=b'],
  ['New York', '"New York"'],
  ['', '""'],
  ["it's", `"it's"`],
  ['say "hi"', String.raw`"say \"hi\""`],
  [String.raw`C:\new\"`, String.raw`"C:\\new\\\""`],
])('%j is typed as %s', (word, typed) => {
  expect(quoteWord(word)).toBe(typed);
});

test('every word is read back as it was', () => {
  const letters = ['a', ' ', '"', "'", '\\', '-', '\t', '😀'];
  for (let seed = 0; seed < letters.length ** 4; seed += 1) {
    const word = [0, 1, 2, 3]
      .map((place) => letters[Math.floor(seed / letters.length ** place) % letters.length])
      .join('');
    expect(splitWords(`x ${quoteWord(word)} y`)).toEqual(['x', word, 'y']);
  }
});
