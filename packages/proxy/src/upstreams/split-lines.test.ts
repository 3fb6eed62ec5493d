import { expect, test } from 'vitest';

import { splitLines } from './split-lines.js';

function collect(maximumBytes: number): {
  lines: string[];
  tooLong: object[];
  push: (text: string) => void;
} {
  const lines: string[] = [];
  const tooLong: object[] = [];
  const push = splitLines({
    maximumBytes,
    onLine: (line) => lines.push(line),
    onTooLong: (ends) => tooLong.push(ends),
  });
  return { lines, tooLong, push: (text) => push(Buffer.from(text)) };
}

test('lines over several chunks, several lines in a chunk', () => {
  const { lines, push } = collect(100);
  for (const chunk of ['a', 'b\nc', '\n\nd\ne']) push(chunk);
  expect(lines).toEqual(['ab', 'c', '', 'd']);
});

test('a character that is cut in two survives', () => {
  const lines: string[] = [];
  const push = splitLines({
    maximumBytes: 10,
    onLine: (line) => lines.push(line),
    onTooLong: () => undefined,
  });
  for (const byte of Buffer.from('ü\n')) push(Buffer.of(byte));
  expect(lines).toEqual(['ü']);
});

test('a line over the limit leaves its ends, and the next one is read', () => {
  const { lines, tooLong, push } = collect(1000);
  push('head');
  for (let part = 0; part < 100; part += 1) push('x'.repeat(100));
  push('tail\nnext\n');
  expect(lines).toEqual(['next']);
  expect(tooLong).toEqual([
    { head: expect.stringMatching(/^headx/), tail: expect.stringMatching(/xtail$/) },
  ]);
});
