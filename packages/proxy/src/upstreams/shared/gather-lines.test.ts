import { expect, test } from 'vitest';

import { gatherLines, type LineEnds } from './gather-lines.js';

function gather(maximumBytes = 1000, acceptsReturns = true) {
  const lines: string[] = [];
  const tooLong: LineEnds[] = [];
  const excesses: [head: string, size: number][] = [];
  const push = gatherLines({
    maximumBytes,
    acceptsReturns,
    onLines: (text) => lines.push(text),
    onTooLong: (ends) => tooLong.push(ends),
    onExcess: (head, size) => excesses.push([head, size]),
  });
  return {
    lines,
    tooLong,
    push: (piece: string | Buffer) => push(Buffer.from(piece)),
    excesses,
  };
}

test('lines come when they are whole', () => {
  const { lines, push } = gather();
  for (const piece of ['a\nb\nc', 'd', 'e\n', '\n', 'f\r', 'g\n\nh']) push(piece);
  expect(lines).toEqual(['a\nb\n', 'cde\n', '\n', 'f\r', 'g\n\n']);
});

test('a carriage return alone may be a part of the line', () => {
  const { lines, push } = gather(1000, false);
  for (const piece of ['a\r', 'b\r\n', '\r']) push(piece);
  expect(lines).toEqual(['a\rb\r\n']);
});

test('whatever the cuts, the text is the same', () => {
  const text = 'data: é\r\ndata: 😀\n\n: x\rdata: y\r\r';
  const { lines, push } = gather();
  for (const byte of Buffer.from(text)) push(Buffer.of(byte));
  expect(lines.join('')).toBe(text);
});

test('a line over the limit is thrown away but for its ends, and the next one is read', () => {
  const { lines, tooLong, push, excesses } = gather(1000);
  push('before\n');
  push(`head${'x'.repeat(500)}`);
  for (let piece = 0; piece < 50; piece += 1) push('y'.repeat(500));
  const head = `head${'x'.repeat(500)}${'y'.repeat(8)}`;
  expect(excesses).toEqual(
    Array.from({ length: 50 }, (_, piece) => [head, 1004 + 500 * piece]).slice(0, 50),
  );
  expect(tooLong).toEqual([]);
  push('z'.repeat(600));
  push('tail\nafter\nlast');
  expect(tooLong).toEqual([{ head, tail: `${'z'.repeat(507)}tail\n` }]);
  push('\n');
  expect(lines).toEqual(['before\n', 'after\n', 'last\n']);
});

test('a line of exactly the limit is read', () => {
  const { lines, push, excesses } = gather(6);
  for (const piece of ['12345', '\n', '12345', '6', '\n']) push(piece);
  expect(lines).toEqual(['12345\n']);
  expect(excesses).toEqual([['123456\n', 7]]);
});
