import { expect, test } from 'vitest';
import { sanitizeForTerminal } from './sanitize-for-terminal.js';

test.each([
  ['plain\n\ttext', 'plain\n\ttext'],
  ['a\r\nb', 'a\nb'],
  ['\u001b]0;owned\u0007', '␛]0;owned␇'],
  ['\u001b[2J', '␛[2J'],
  ['over\rwritten', 'over␍written'],
  ['\u009b31m', '<U+009B>31m'],
  ['\u202egnp.exe', '<U+202E>gnp.exe'],
  ['\u007f', '␡'],
  ['日本 é 🙂', '日本 é 🙂'],
])('%j is shown as %j', (text, shown) => {
  expect(sanitizeForTerminal(text)).toBe(shown);
});
