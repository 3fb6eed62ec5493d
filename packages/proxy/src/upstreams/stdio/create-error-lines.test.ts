import { expect, test } from 'vitest';

import { createErrorLines } from './create-error-lines.js';

function collect() {
  const lines: string[] = [];
  const made = createErrorLines({
    redact: (text) => text.replaceAll('sekrit', '[redacted]'),
    onLine: (line) => lines.push(line),
  });
  return { lines, ...made };
}

test('pieces become lines, and what is left at the end is one too', () => {
  const { lines, push, end } = collect();
  for (const piece of ['a', 'b\nc', '\n\n  File "x", in <module>\r\n', 'last']) push(piece);
  end();
  end();
  expect(lines).toEqual(['ab', 'c', '', '  File "x", in <module>', 'last']);
});

test('secrets, and what does things to a terminal, are taken out', () => {
  const { lines, push } = collect();
  push('a sekrit \u001B[31mred\u001B[0m \u001B]0;title\u0007\u0008\u202Ex\n');
  expect(lines).toEqual(['a [redacted] red x']);
});

test('a secret in two pieces is one', () => {
  const { lines, push } = collect();
  for (const piece of ['sek', 'rit\n']) push(piece);
  expect(lines).toEqual(['[redacted]']);
});

test('a line without an end is bounded', () => {
  const { lines, push } = collect();
  for (let piece = 0; piece < 1000; piece += 1) push('x'.repeat(1000));
  push('\nnext\n');
  expect(lines.map(({ length }) => length)).toEqual([4096, 4]);
  expect(lines[0]?.at(-1)).toBe('…');
});

test('of a flood the beginning is told, and how much is missing', () => {
  const { lines, push, end } = collect();
  push('x\n'.repeat(1000));
  end();
  expect(lines).toHaveLength(201);
  expect(lines.at(-1)).toBe('(800 lines were left out: too many at once)');
});
