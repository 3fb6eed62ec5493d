import { expect, test } from 'vitest';
import { spellSigns } from './spell-signs.js';

test.each([
  ['C++ and c# for F#', 'cpp and csharp for fsharp'],
  ['channel #c, abc++, c#major', 'channel #c, abc++, c#major'],
  ['plain', 'plain'],
])('%s is spelt %s', (text, spelt) => {
  expect(spellSigns(text)).toBe(spelt);
});
