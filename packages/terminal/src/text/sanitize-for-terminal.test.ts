import { describe, expect, test } from 'vitest';
import { sanitizeForTerminal } from './sanitize-for-terminal.js';

describe('sanitizeForTerminal', () => {
  test.each([
    ['plain text, tabs and line feeds stay', 'a\tb\nc °F ☕ שלום 👩‍👩‍👧', 'a\tb\nc °F ☕ שלום 👩‍👩‍👧'],
    ['windows line ends', 'a\r\nb', 'a\nb'],
    ['a lone carriage return cannot overwrite', 'safe\rEVIL', 'safe␍EVIL'],
    ['CSI colour', '\u001b[31mred', '␛[31mred'],
    ['CSI clear screen in 8 bits', '\u009b2J', '<U+009B>2J'],
    ['OSC title', '\u001b]0;owned\u0007', '␛]0;owned␇'],
    ['OSC 52 clipboard', '\u001b]52;c;ZXZpbA==\u001b\\', '␛]52;c;ZXZpbA==␛\\'],
    ['OSC 8 link', '\u001b]8;;http://a.example\u001b\\b', '␛]8;;http://a.example␛\\b'],
    ['DCS in 8 bits', '\u0090q\u009c', '<U+0090>q<U+009C>'],
    ['backspace and delete', 'a\bb\u007f', 'a␈b␡'],
    ['null', 'a\u0000b', 'a␀b'],
    ['bidirectional override', 'abc\u202edef\u202c', 'abc<U+202E>def<U+202C>'],
    ['bidirectional isolate', '\u2066a\u2069', '<U+2066>a<U+2069>'],
    ['line separators', 'a\u2028b\u2029c\u0085d', 'a<U+2028>b<U+2029>c<U+0085>d'],
    ['invisible tags', 'a\u{e0041}b', 'a<U+E0041>b'],
    ['half of a surrogate pair', 'a\ud800b', 'a<U+D800>b'],
    ['wide characters and emoji stay', '日本 é 🙂', '日本 é 🙂'],
    ['marks of direction', 'a\u200fb\u061cc', 'a<U+200F>b<U+061C>c'],
  ])('%s', (_name, text, expected) => {
    expect(sanitizeForTerminal(text)).toBe(expected);
  });

  test('leaves nothing that a terminal acts on, whatever came in', () => {
    const everything = Array.from({ length: 0x3000 }, (_, index) => String.fromCodePoint(index));
    expect(sanitizeForTerminal(everything.join('.'))).not.toMatch(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u,
    );
  });

  test('is stable: what is safe stays as it is', () => {
    const once = sanitizeForTerminal('\u001b[31m\u202ea\r');
    expect(sanitizeForTerminal(once)).toBe(once);
  });
});
