import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';

import { createPng } from './create-png.js';

test('has its size and its colours', () => {
  const png = createPng({ width: 2, height: 3, colorAt: (x, y) => [x, y, 9] });
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2, 3]);
  const data = png.indexOf('IDAT');
  const length = png.readUInt32BE(data - 4);
  const rows = inflateSync(png.subarray(data + 4, data + 4 + length));
  expect(Array.from(rows)).toEqual([0, 1, 2].flatMap((y) => [0, 0, y, 9, 1, y, 9]));
});
