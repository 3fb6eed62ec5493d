import { expect, test } from 'vitest';
import { readBashLine } from './read-bash-line.js';

const breaks = ' \t\n"\'@><=;|&(:';

test.each([
  ['nanda ', [], '', ''],
  ['nanda exec', [], 'exec', ''],
  ['nanda exec  a --b ', ['exec', 'a', '--b'], '', ''],
  ['nanda exec --format=js', ['exec'], '--format=js', '--format='],
  ['nanda use @ev', ['use'], '@ev', ''],
  ['nanda exec t a=@ev', ['exec', 't'], 'a=@ev', 'a='],
  ['nanda use file:a/b', ['use'], 'file:a/b', 'file:'],
  ['nanda connect Coffee\\ Ho', ['connect'], 'Coffee Ho', ''],
  ['nanda connect "Coffee Ho', ['connect'], 'Coffee Ho', ''],
  ['nanda connect "a=b', ['connect'], 'a=b', ''],
  ['nanda connect x="a b', ['connect'], 'x=a b', 'x='],
  ["nanda connect 'it", ['connect'], 'it', ''],
  ['nanda connect "a\\"b', ['connect'], 'a"b', ''],
  ['nanda connect "a\\nb', ['connect'], 'a\\nb', ''],
  ['nanda connect a\\:b', ['connect'], 'a:b', ''],
  ['nanda connect "a b"c', ['connect'], 'a bc', 'a b'],
  ["nanda '' x", [''], 'x', ''],
])('%j', (line, words, current, kept) => {
  expect(readBashLine(line, breaks)).toMatchObject({ words, current, kept });
});

test.each([
  ['nanda "a', '"'],
  ["nanda 'a", "'"],
  ['nanda "a"', ''],
  ['nanda "a\'', '"'],
])('the quote that is open in %j', (line, quote) => {
  expect(readBashLine(line, breaks).quote).toBe(quote);
});
